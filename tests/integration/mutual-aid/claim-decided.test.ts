import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_CLAIM_RULES } from '#domain/mutual-aid/claim/claim-rules'
import { claimTasks } from '#server/features/claim/jobs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  type ClaimOffice,
  claimOffice,
  coveredFamily,
  invoice,
  uploadPapers,
  v1Claim,
} from '../../support/rows/claim-rows'
import { books } from '../../support/rows/coverage-rows'

/** What becomes of a claim after two persons have decided: notice, appeal, payment, recovery (MA-16 … MA-18). */
let app: TestApp
let office: ClaimOffice
let reviewer: { accountId: string; caller: Caller }
let approver: { accountId: string; caller: Caller }
let custodian: { accountId: string; caller: Caller }
let bureau: { accountId: string; caller: Caller }

const HANDED_IN = '2026-10-22T10:00:00+08:00'
const FOUND = '查对了三张单据，金额和结算单一致'

beforeAll(async () => {
  app = await createTestApp({ now: HANDED_IN })
  office = await claimOffice(app)
  await laterRules(office.region)
  reviewer = await app.newStaff('claim-reviewer', office.organizationId)
  approver = await app.newStaff('claim-approver', office.organizationId)
  custodian = await app.newStaff('fund-custodian', office.organizationId)
  bureau = await app.newStaff('health-bureau', office.organizationId)
})
afterEach(() => {
  goTo(HANDED_IN)
  app.assertQuiet()
})
afterAll(() => app.close())

/** Versions that begin later: a changed ratio, and more days for everybody. */
async function laterRules(region: string): Promise<void> {
  const { value } = DEFAULT_CLAIM_RULES.find(({ code }) => code === 'MA-10') ?? {}
  const rule = { region, source: '示例决定', verified: false }
  await app.database.db.ruleSet.createMany({
    data: [
      {
        ...rule,
        code: 'MA-10',
        validFrom: new Date('2026-10-23'),
        value: { ...(value as object), D: 6_000 },
      },
      { ...rule, code: 'MA-15-OUTAGE', validFrom: new Date('2026-12-01'), value: { extraDays: 5 } },
    ],
  })
}

const goTo = (iso: string): void => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())
const key = () => ({ idempotencyKey: newKey() })
const run = (task: 'notice' | 'escalate' | 'close' | 'sweep') =>
  claimTasks(app.context(null))[`claim:${task}`]?.(undefined)
const payableFen = async () => (await books(app, office.planId)).payable ?? 0

/** Straight to the hospital: half of what is counted. `eligibleFen` lies above the deductible. */
async function handedIn(eligibleFen: number, of?: Awaited<ReturnType<typeof coveredFamily>>) {
  const family = of ?? (await coveredFamily(app, office, '2026-09-01', '2027-08-31'))
  const papers = await uploadPapers(app, family.accountId, family.childId)
  const bill = invoice({ totalFen: eligibleFen, basicInsuranceFen: 0, lines: [] })
  const claim = await family.caller.claim.submit(
    v1Claim(family.childId, office.hospitalId, papers, { invoices: [bill] }),
  )
  return { ...family, ...claim }
}

const review = (id: string) => reviewer.caller.claim.review({ id, outcome: 'ready', ...key() })
const approve = (id: string) => {
  // Decisions come one after the other, as on any day.
  app.clock.pass(1_000)
  return approver.caller.claim.approve({ id, outcome: 'approve', text: FOUND, ...key() })
}
const pay = (id: string) => custodian.caller.claim.pay({ id, bankReference: `HK-${newKey()}`, ...key() })
const stand = async ({ caller, id }: { caller: Caller; id: string }) => caller.claim.get({ id })

async function granted(eligibleFen: number, of?: Awaited<ReturnType<typeof coveredFamily>>) {
  const claim = await handedIn(eligibleFen, of)
  await review(claim.id)
  await approve(claim.id)
  return claim
}

async function rejected(eligibleFen: number) {
  const claim = await handedIn(eligibleFen)
  const text = '门诊病历里没有住院记录，和发票的住院日期对不上'
  await reviewer.caller.claim.review({
    id: claim.id,
    outcome: 'reject',
    code: 'FRAUD_SUSPECT',
    text,
    ...key(),
  })
  await approver.caller.claim.approve({ id: claim.id, outcome: 'reject', text, ...key() })
  return claim
}

describe('several claims of a year', () => {
  it('E4 25, 27: the deductible is paid once, and the cap cuts the last of them', async () => {
    const family = await coveredFamily(app, office, '2026-09-01', '2027-08-31')
    const first = await granted(1_030_000, family)
    const second = await granted(1_000_000, family)
    const third = await granted(40_000_000, family)
    const sums = []
    for (const claim of [first, second, third]) sums.push((await stand(claim)).benefitFen)
    expect(sums).toEqual([500_000, 500_000, 9_000_000])
    const capped = (await stand(third)).steps.find(({ sign }) => sign === '≤')
    expect(capped).toMatchObject({ note: '用前还有 ¥90,000.00，到了上限' })
  })

  it('two that are approved at once still keep the cap', async () => {
    const family = await coveredFamily(app, office, '2026-09-01', '2027-08-31')
    const both = [await handedIn(15_000_000, family), await handedIn(15_000_000, family)]
    for (const { id } of both) await review(id)
    await Promise.all(both.map(({ id }) => approve(id)))
    let total = 0
    for (const claim of both) total += (await stand(claim)).benefitFen ?? 0
    expect(total).toBe(10_000_000)
  })

  it('E4 44: what the fund does not have is not promised, and the claim waits', async () => {
    const poor = await claimOffice(app, { fundFen: 100_000, code: 'QY' })
    const family = await coveredFamily(app, poor, '2026-09-01', '2027-08-31')
    const papers = await uploadPapers(app, family.accountId, family.childId)
    const { id } = await family.caller.claim.submit(v1Claim(family.childId, poor.hospitalId, papers))
    const [first, second] = [
      await app.newStaff('claim-reviewer', poor.organizationId),
      await app.newStaff('claim-approver', poor.organizationId),
    ]
    await first.caller.claim.review({ id, outcome: 'ready', ...key() })
    const tooMuch = second.caller.claim.approve({ id, outcome: 'approve', text: FOUND, ...key() })
    expect(await refusalOf(tooMuch)).toBe('fund_short')
    expect(await stand({ ...family, id })).toMatchObject({ status: 'under-review', decidedAt: null })
  })
})

describe('an appeal', () => {
  it('E4 41: by the other parent, answered by somebody who had no hand in it', async () => {
    const claim = await rejected(1_030_000)
    expect(await stand(claim)).toMatchObject({ status: 'rejected', benefitFen: 0, appealUntil: '2026-11-21' })
    const answer = { id: claim.id, outcome: 'uphold' as const, text: '补来的住院记录和发票日期一致' }
    expect(await refusalOf(bureau.caller.claim.answerAppeal({ ...answer, ...key() }))).toBe('claim_state')
    await claim.other.claim.appeal({ id: claim.id, text: '住院记录在另一本病历上，已经补拍', ...key() })
    expect(await refusalOf(reviewer.caller.claim.answerAppeal({ ...answer, ...key() }))).toBe(
      'claim_conflict',
    )
    expect(await refusalOf(approver.caller.claim.answerAppeal({ ...answer, ...key() }))).toBe(
      'claim_conflict',
    )
    await bureau.caller.claim.answerAppeal({ ...answer, ...key() })
    expect(await stand(claim)).toMatchObject({ status: 'under-review' })
    expect(await approve(claim.id)).toEqual({ status: 'paying' })
    expect(await stand(claim)).toMatchObject({ benefitFen: 500_000, appeals: [{ status: 'upheld' }] })
  })

  it('that is answered with no leaves the claim where it stood, and its words to read', async () => {
    const claim = await granted(530_000)
    await claim.caller.claim.appeal({ id: claim.id, text: '首诊记录没有算进去', ...key() })
    expect(await refusalOf(pay(claim.id))).toBe('claim_state')
    const text = '入院前十四天里没有社区首诊的记录'
    await bureau.caller.claim.answerAppeal({ id: claim.id, outcome: 'dismiss', text, ...key() })
    expect(await stand(claim)).toMatchObject({
      status: 'paying',
      appeals: [{ status: 'dismissed', answer: text }],
    })
    await pay(claim.id)
  })

  it('comes to nothing after thirty days', async () => {
    const claim = await rejected(1_030_000)
    goTo('2026-11-22T00:00:00+08:00')
    const late = claim.caller.claim.appeal({ id: claim.id, text: '现在才看到', ...key() })
    expect(await refusalOf(late)).toBe('claim_appeal_over')
  })

  it('that is upheld after the payment brings the rest, and only the rest', async () => {
    const claim = await granted(530_000)
    await pay(claim.id)
    const before = await payableFen()
    await claim.caller.claim.appeal({ id: claim.id, text: '陪护床不该算在里面', ...key() })
    const { invoices } = await bureau.caller.claim.application({ id: claim.id })
    await bureau.caller.claim.setLines({
      id: claim.id,
      invoiceId: at(invoices, 0).id,
      lines: [{ nameZh: '陪护床', amountFen: 30_000, exclusion: 'comfort', limitFen: null }],
      ...key(),
    })
    const text = '陪护床确实不在范围里，重新算过'
    await bureau.caller.claim.answerAppeal({ id: claim.id, outcome: 'uphold', text, ...key() })
    expect(await approve(claim.id)).toEqual({ status: 'closed' })
    // Less than was paid: the difference is asked back, nothing more is owed.
    expect(await payableFen()).toBe(before)
    expect(await stand(claim)).toMatchObject({ paidFen: 250_000, recoveries: [{ amountFen: 15_000 }] })
  })
})

describe('the notice before a large payment', () => {
  it('E4 42, 43: says nothing of the child, holds the money for an objection, and lets it go after the answer', async () => {
    const claim = await granted(4_030_000)
    expect(await stand(claim)).toMatchObject({
      status: 'publicity',
      publicUntil: '2026-10-29',
      payBy: '2026-11-08',
    })
    const stranger = await app.newFamily()
    const { rows } = await app.as(null).claim.publicity({})
    const shown = rows.find(({ id }) => id === claim.id)
    expect(shown).toEqual({
      id: claim.id,
      publicUntil: '2026-10-29',
      ageBand: expect.any(String),
      diseaseGroup: expect.any(String),
      pathway: 'D',
      amountBand: '2–5 万元',
      month: '2026-10',
    })
    expect(await refusalOf(pay(claim.id))).toBe('claim_on_notice')
    const object = () => stranger.caller.claim.object({ id: claim.id, text: '听说孩子没有住院', ...key() })
    expect([await object(), await object()]).toEqual([{ isKept: true }, { isKept: false }])
    goTo('2026-10-30T01:00:00+08:00')
    await run('notice')
    expect((await stand(claim)).status).toBe('publicity')
    const { objections } = await bureau.caller.claim.application({ id: claim.id })
    const text = '已向医院核实，住院八天，记录齐全'
    await bureau.caller.claim.answerObjection({
      id: at(objections, 0).id,
      outcome: 'dismiss',
      text,
      ...key(),
    })
    await run('notice')
    expect((await stand(claim)).status).toBe('paying')
    // Nobody who objects is named, and nobody else can read what they said.
    expect((await stand(claim)).history.map(({ kind }) => kind)).toContain('object')
    expect(JSON.stringify(await stand(claim))).not.toContain('听说')
  })

  it('an objection that was right takes back what was owed', async () => {
    const before = await payableFen()
    const claim = await granted(4_030_000)
    const { caller } = await app.newFamily()
    await caller.claim.object({ id: claim.id, text: '住院的是另一个孩子', ...key() })
    const { objections } = await reviewer.caller.claim.application({ id: claim.id })
    const text = '医院确认住院号属于另一个孩子'
    await reviewer.caller.claim.answerObjection({
      id: at(objections, 0).id,
      outcome: 'uphold',
      text,
      ...key(),
    })
    expect((await stand(claim)).status).toBe('submitted')
    expect(await payableFen()).toBe(before)
  })
})

describe('after the payment', () => {
  it('E4 28: basic insurance paid more, the difference is asked back and comes in', async () => {
    const claim = await granted(1_030_000)
    await pay(claim.id)
    const { invoices } = await reviewer.caller.claim.application({ id: claim.id })
    const more = { id: claim.id, invoiceId: at(invoices, 0).id }
    const { recoveryId } = await reviewer.caller.claim.recompute({
      ...more,
      basicInsuranceFen: 200_000,
      ...key(),
    })
    expect(await stand(claim)).toMatchObject({ recoveries: [{ amountFen: 100_000, receivedAt: null }] })
    const less = reviewer.caller.claim.recompute({ ...more, basicInsuranceFen: 100_000, ...key() })
    expect(await refusalOf(less)).toBe('input_invalid')
    const before = await books(app, office.planId)
    const received = { id: recoveryId ?? '', bankReference: `SK-${newKey()}` }
    const listed = async (tab: 'to-come-back' | 'paid') => {
      const { rows, counts } = await custodian.caller.claim.inbox({ tab })
      return { isThere: rows.some(({ id }) => id === claim.id), toComeBack: counts.toComeBack }
    }
    expect(await listed('paid')).toMatchObject({ isThere: true })
    const { isThere, toComeBack } = await listed('to-come-back')
    expect(isThere).toBe(true)
    await custodian.caller.claim.recoveryReceived({ ...received, ...key() })
    expect(await listed('to-come-back')).toEqual({ isThere: false, toComeBack: toComeBack - 1 })
    const after = await books(app, office.planId)
    expect([(after.bank ?? 0) - (before.bank ?? 0), (after.aid ?? 0) - (before.aid ?? 0)]).toEqual([
      100_000, -100_000,
    ])
    expect(await refusalOf(custodian.caller.claim.recoveryReceived({ ...received, ...key() }))).toBe(
      'not_found',
    )
    const rest = { id: claim.id, amountFen: 400_001, reason: 'fraud' as const }
    const tooMuch = approver.caller.claim.recover({ ...rest, text: '医院确认发票是伪造的', ...key() })
    expect(await refusalOf(tooMuch)).toBe('input_invalid')
  })

  it('closes by itself when nobody can appeal any more', async () => {
    const claim = await granted(530_000)
    await pay(claim.id)
    goTo('2026-12-22T03:00:00+08:00')
    await run('close')
    expect((await stand(claim)).status).toBe('closed')
  })
})

describe('by the clock', () => {
  it('E4 38: what nobody looked at in three days is told to the family and the whole office, once', async () => {
    const claim = await handedIn(530_000)
    goTo('2026-10-25T10:00:01+08:00')
    await run('escalate')
    await run('escalate')
    const kinds = async (caller: Caller) => (await caller.message.list({})).rows.map(({ kind }) => kind)
    expect((await kinds(claim.other)).filter((kind) => kind === 'claim-overdue')).toHaveLength(1)
    expect(await kinds(bureau.caller)).toContain('claim-review-overdue')
    const { rows } = await reviewer.caller.claim.inbox({ tab: 'to-review' })
    expect(rows.find(({ id }) => id === claim.id)).toMatchObject({ clock: { isOverdue: true } })
  })

  it('E4 38: money that was not sent in time is told to the family and to whoever sends it', async () => {
    const claim = await granted(530_000)
    const kinds = async (caller: Caller) => (await caller.message.list({})).rows.map(({ kind }) => kind)
    goTo('2026-11-01T23:00:00+08:00')
    await run('escalate')
    expect(await kinds(claim.other)).not.toContain('claim-overdue')
    goTo('2026-11-02T00:10:00+08:00')
    await run('escalate')
    expect(await kinds(claim.other)).toContain('claim-overdue')
    expect(await kinds(custodian.caller)).toContain('claim-review-overdue')
  })

  it('E4 38, 43: an objection that nobody answered in time is told as well, and the money has a day of its own', async () => {
    const claim = await granted(4_030_000)
    const { caller } = await app.newFamily()
    await caller.claim.object({ id: claim.id, text: '听说孩子没有住院', ...key() })
    const overdue = async () =>
      (await claim.other.message.list({})).rows.filter(({ kind }) => kind === 'claim-overdue').length
    goTo('2026-10-29T09:59:00+08:00')
    await run('escalate')
    expect(await overdue()).toBe(0)
    goTo('2026-10-29T10:00:02+08:00')
    await run('escalate')
    await run('escalate')
    expect(await overdue()).toBe(1)
    const { objections } = await bureau.caller.claim.application({ id: claim.id })
    const text = '已向医院核实，住院八天，记录齐全'
    const answer = { id: at(objections, 0).id, outcome: 'dismiss' as const, text }
    await bureau.caller.claim.answerObjection({ ...answer, ...key() })
    goTo('2026-10-30T00:10:00+08:00')
    await run('notice')
    goTo('2026-11-09T00:10:00+08:00')
    await run('escalate')
    expect(await overdue()).toBe(2)
  })

  it('papers that nobody handed in go after a day, with their files', async () => {
    const family = await coveredFamily(app, office, '2026-09-01', '2027-08-31')
    const [waiting = ''] = await uploadPapers(app, family.accountId, family.childId, ['invoice'])
    const kept = await handedIn(530_000, family)
    const paperId = at((await stand(kept)).attachments, 0).id
    const { files } = app.context(null)
    const orphan = newKey()
    await files.put(orphan, Buffer.from('nobody has a row for this'))
    app.clock.pass(new Date().getTime() + 2 * 86_400_000 - app.clock.now().getTime())
    await run('sweep')
    expect(await refusalOf(family.caller.claim.attachment({ id: waiting }))).toBe('not_found')
    expect([await files.get(waiting), await files.get(orphan)]).toEqual([null, null])
    expect(await files.get(paperId)).not.toBeNull()
  })
})

describe('the rules of the day', () => {
  it('E4 48, 49: judges by the version of the event, and says what a proposed one would have cost', async () => {
    // Reviewed after the ratio has changed: the day of the admission counts.
    goTo('2026-10-24T10:00:00+08:00')
    const claim = await granted(1_030_000)
    const shown = await stand(claim)
    expect(shown.steps.find(({ sign }) => sign === '×')).toMatchObject({
      ratioBasisPoints: 5_000,
      ruleVersion: '2025-01-01',
    })
    const { region } = office
    const ctx = app.context(null)
    const { value } = DEFAULT_CLAIM_RULES.find(({ code }) => code === 'MA-10') ?? {}
    const same = await ctx.access.simulateRule(ctx, { region, code: 'MA-10', value })
    expect(same.afterFen).toBe(same.beforeFen)
    const more = { ...(value as object), D: 6_000 }
    const proposed = await ctx.access.simulateRule(ctx, { region, code: 'MA-10', value: more })
    expect(proposed.beforeFen).toBe(same.beforeFen)
    expect(proposed.changed).toBeGreaterThan(5)
    expect(proposed.afterFen).toBeGreaterThan(same.afterFen)
  })

  it('E4 54: nothing of a child goes to an insurer: these are all the doors to the outside', () => {
    const doors = Object.keys(app.context(null).outside).sort()
    expect(doors).toEqual(['contentChecks', 'payments', 'phoneCodes', 'subscribeMessages', 'wechat'])
  })

  it('E4 55: everybody has more days while the rule says that the system was away', async () => {
    const family = await coveredFamily(app, office, '2025-09-01', '2027-08-31')
    const stay = { admittedOn: '2026-05-25', admittedAt: undefined, dischargedOn: '2026-06-01' }
    const onDay = async (day: string) => {
      goTo(`${day}T10:00:00+08:00`)
      const papers = await uploadPapers(app, family.accountId, family.childId)
      return family.caller.claim.submit(v1Claim(family.childId, office.hospitalId, papers, stay))
    }
    const late = await onDay('2026-11-30')
    expect(await refusalOf(review(late.id))).toBe('claim_findings')
    const prolonged = await onDay('2026-12-01')
    expect(await review(prolonged.id)).toEqual({ status: 'under-review' })
  })
})
