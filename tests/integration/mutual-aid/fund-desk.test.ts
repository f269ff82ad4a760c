import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import { fundTasks } from '#server/features/fund/jobs'
import { postTransfer } from '#server/features/fund/post-transfer'
import { countStatements } from '../../support/database/statement-count'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { moved, newFundPlan } from '../../support/rows/fund-plan'

let app: TestApp
let planId: string
let custodian: Awaited<ReturnType<TestApp['newStaff']>>
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T10:00:00+08:00' })
  const plan = await newFundPlan(app, 'YX')
  planId = plan.id
  custodian = await app.newStaff('fund-custodian', plan.organizationId)
  await post('contribution', 2_000_000)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const post = (kind: 'contribution' | 'aid-approved', amountFen: number, onDay = '2026-11-22') =>
  app.database.transaction((tx) =>
    postTransfer(tx, moved(app, planId, kind, amountFen, { onDay: localDate(onDay) })),
  )
const statement = (amountFen: number, bankReference = newKey()) => ({
  amountFen,
  receivedOn: '2026-11-21',
  bankReference,
  idempotencyKey: newKey(),
})
const fund = () => custodian.caller.fund
const donor = { nameZh: '示例商会', contact: '示例联系人' }
const reverse = (transferId: string) =>
  fund().reverse({ transferId, reason: '重复记账', idempotencyKey: newKey() })

describe('a donation', () => {
  it('is in the books once, and the donor gets a receipt (E4 52)', async () => {
    const input = { ...statement(168_032), purpose: 'fund', donor } as const
    const { id, receiptNumber } = await fund().recordDonation(input)
    expect(receiptNumber).toMatch(/^YX26-D\d{6}$/)
    const { base64, fileName } = await fund().donationReceipt({ id })
    expect(fileName).toBe(`捐赠收据-${receiptNumber}.pdf`)
    const { text } = await extractText(
      await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64'))),
      {
        mergePages: true,
      },
    )
    for (const said of [
      receiptNumber,
      '示例商会',
      '¥1,680.32',
      '壹仟陆佰捌拾元叁角贰分',
      '示-0000-0001',
      '示例，不作凭证',
    ]) {
      expect(text).toContain(said)
    }
    const again = { ...input, idempotencyKey: newKey() }
    await expect(fund().recordDonation(again)).rejects.toThrow('bank_reference_taken')
    await expect(fund().recordDonation({ ...again, receivedOn: '2026-11-23' })).rejects.toThrow(
      'input_invalid',
    )
    const { rows } = await fund().donations({})
    expect(rows).toMatchObject([{ id, amountFen: 168_032, donor, byName: '示例员工', isReversed: false }])
    const kept = await app.database.db.donation.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(kept.donorCipher)).not.toContain('商会')
  })

  it('is shown to everybody, by name only where the donor said so', async () => {
    const gift = { ...statement(77_000), receivedOn: '2026-11-22', purpose: 'waiver' } as const
    await fund().recordDonation({ ...gift, donor: { ...donor, isNamed: true } })
    const { rows } = await app.as(null).fund.gifts({ plan: 'YX' })
    expect(rows).toEqual([
      { receivedOn: '2026-11-22', amountFen: 77_000, purpose: 'waiver', donorZh: '示例商会' },
      { receivedOn: '2026-11-21', amountFen: 168_032, purpose: 'fund', donorZh: null },
    ])
  })

  it('written down by mistake is taken back by its mirror, and that again (E4 46)', async () => {
    const { id } = await fund().recordDonation({ ...statement(5_000), purpose: 'waiver', donor: null })
    const shown = async () => (await app.as(null).fund.gifts({ plan: 'YX' })).rows.length
    expect(await shown()).toBe(3)
    const first = at((await fund().transfers({ kind: 'donation' })).rows, 0)
    const before = (await fund().booksNow({})).balances
    await reverse(first.id)
    expect((await fund().booksNow({})).balances.donations).toBe(before.donations - 5_000)
    expect(at((await fund().donations({})).rows, 0)).toMatchObject({ id, isReversed: true, donor: null })
    expect(await shown()).toBe(2)
    await expect(reverse(first.id)).rejects.toThrow('transfer_reversed')
    const back = at((await fund().transfers({ kind: 'reversal' })).rows, 0)
    expect(back).toMatchObject({
      reversesNo: first.no,
      note: '重复记账',
      legs: expect.arrayContaining([{ account: 'bank', amountFen: -5_000 }]),
    })
    await reverse(back.id)
    expect((await fund().booksNow({})).balances).toEqual(before)
    expect(at((await fund().donations({})).rows, 0)).toMatchObject({ isReversed: false })
  })
})

it('takes back nothing that follows a payment or a claim (E4 46)', async () => {
  const { rows } = await fund().transfers({ kind: 'contribution' })
  await expect(reverse(at(rows, 0).id)).rejects.toThrow('transfer_not_reversible')
  await expect(reverse(newKey())).rejects.toThrow('not_found')
})

it('blocks a fee above its cap, whoever asks at once (E4 45)', async () => {
  // 5 % of 20,000.00 is 1,000.00.
  expect((await fund().booksNow({})).fee).toMatchObject({ capBasisPoints: 500, roomFen: 100_000 })
  await expect(fund().recordFee(statement(100_001))).rejects.toThrow('fee_cap_exceeded')
  const asked = await Promise.allSettled([1, 2, 3].map(() => fund().recordFee(statement(60_000))))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await fund().booksNow({})).fee).toMatchObject({ actualBasisPoints: 300, roomFen: 40_000 })
  const interest = statement(1_234)
  await fund().recordInterest(interest)
  await expect(fund().recordInterest({ ...interest, idempotencyKey: newKey() })).rejects.toThrow(
    'bank_reference_taken',
  )
})

it('lists with the same few statements however long', async () => {
  const counts = async () => [
    await countStatements(() => fund().transfers({})),
    await countStatements(() => fund().donations({})),
    await countStatements(() => app.as(null).fund.gifts({})),
    await countStatements(() => fund().closes({})),
  ]
  const few = await counts()
  for (let count = 0; count < 52; count++) await post('contribution', 1)
  expect(await counts()).toEqual(few)
  const { rows, nextCursor } = await fund().transfers({})
  expect(rows).toHaveLength(50)
  const rest = await fund().transfers({ cursor: nextCursor ?? '' })
  expect(at(rest.rows, 0).no).toBeLessThan(at(rows, -1).no)
})

it('keeps the desk of another office out', async () => {
  const other = await app.newStaff('fund-custodian', await app.newOrganization('region'))
  await expect(other.caller.fund.booksNow({})).rejects.toThrow('not_found')
  await expect(other.caller.fund.recordFee(statement(1))).rejects.toThrow('not_found')
})

describe('public cases', () => {
  /** Paid claims past the checks of who and what: only what the public list reads of them matters here. */
  const addPaid = async (count: number, group: string, birth: string, pathway = 'A') => {
    const patientId = await app.newPatient(birth, { [await app.newAccount()]: 'child' })
    await app.database.pool.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       INSERT INTO claim (id, number, plan_id, coverage_id, patient_id, account_id, status, care, cause, admitted_on,
         hospital_level, is_emergency, disease_group, details_cipher, pathway, billed_fen, eligible_fen, benefit_fen, paid_fen,
         submitted_at, paid_at, bank_reference, status_at, reviewer_account_id, approver_account_id)
       SELECT gen_random_uuid(), gen_random_uuid()::text, '${planId}', gen_random_uuid(), '${patientId}', gen_random_uuid(),
         'paid', 'inpatient', 'illness', '2026-10-01', 'tertiary', false, '${group}', '', '${pathway}', 1000000, 1000000,
         100000 + n, 100000 + n, now(), '2026-10-20T02:00:00Z', gen_random_uuid()::text, now(), gen_random_uuid(), gen_random_uuid()
       FROM generate_series(1, ${count}) AS n;
       COMMIT`,
    )
  }

  it('are shown once five look alike, and say less of who is rarer (E4 42)', async () => {
    expect((await app.as(null).fund.cases({ plan: 'YX' })).rows).toEqual([])
    await addPaid(4, '呼吸系统', '2022-05-01')
    expect((await app.as(null).fund.cases({ plan: 'YX' })).rows).toEqual([])
    await addPaid(1, '呼吸系统', '2022-06-01')
    await addPaid(4, '肿瘤', '2012-06-01')
    const { rows, smallestCell } = await app.as(null).fund.cases({ plan: 'YX' })
    expect(smallestCell).toBe(5)
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({
      ageBand: '3–5 岁',
      diseaseGroup: '呼吸系统',
      pathway: 'A',
      month: '2026-10',
    })
  })
})

it('warns the custodian of a short reserve, and invites nobody while it is nearly gone (MA-22)', async () => {
  const isPromoted = async () =>
    (await app.database.db.coveragePlan.findUniqueOrThrow({ where: { id: planId } })).isPromoted
  const nightly = async () => {
    app.clock.pass(86_400_000)
    await fundTasks(app.context(null))['fund:close']?.(null)
  }
  const told = async () =>
    (await custodian.caller.message.list({})).rows
      .filter(({ kind }) => kind === 'fund-reserve')
      .map(({ facts }) => facts.level)
  await nightly()
  expect([await isPromoted(), await told()]).toEqual([true, []])
  const { balanceFen } = await fund().booksNow({})
  await post('aid-approved', Math.floor(balanceFen * 0.6), '2026-11-23')
  await nightly()
  expect([await isPromoted(), await told()]).toEqual([false, ['critical']])
  await nightly()
  expect(await told()).toHaveLength(1)
  await post('contribution', balanceFen, addDays(localDate('2026-11-22'), 3))
  await nightly()
  expect([await isPromoted(), await told()]).toEqual([true, ['low', 'critical']])
})
