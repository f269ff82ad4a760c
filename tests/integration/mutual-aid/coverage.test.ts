import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { coverageTasks } from '#server/features/coverage/jobs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { books, enrol, newPlan, pay, readFacts } from '../../support/rows/coverage-rows'

/** Enrolment from the first question to the last day (rules D-MA; journeys E4). The window is open. */
let app: TestApp
let planId: string
let organizationId: string

beforeAll(async () => {
  app = await createTestApp({ now: '2026-10-06T10:00:00+08:00' })
  const plan = await newPlan(app, { code: 'YX' })
  planId = plan.id
  organizationId = plan.organizationId
})
afterEach(() => {
  goTo('2026-10-06T10:00:00+08:00')
  app.assertQuiet()
})
afterAll(() => app.close())

const goTo = (iso: string): void => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())
const key = () => ({ idempotencyKey: newKey() })
const run = (task: 'expire' | 'remind') => coverageTasks(app.context(null))[`coverage:${task}`]?.(undefined)
const told = async (accountId: string) =>
  (await app.as(accountId).message.list({})).rows.map(({ kind }) => kind)

/** A family whose child of six is covered since today. */
async function covered() {
  const family = await app.newFamily()
  const { enrolmentId, rows, totalFen } = await enrol(family.caller, [family.childId])
  if (!enrolmentId) throw new Error(JSON.stringify(rows))
  await pay(app, enrolmentId, totalFen)
  return { ...family, enrolmentId, coverageId: at(rows, 0).coverageId ?? '', totalFen }
}

describe('taking part', () => {
  it('E4 9: takes several children at once, and refuses one with its reason', async () => {
    const { accountId, caller, childId } = await app.newFamily()
    const small = await app.newPatient('2025-08-06', { [accountId]: 'child' })
    const unborn = await app.newPatient('2026-10-01', { [accountId]: 'child' })
    const { rows: quotes } = await caller.coverage.quote({ patientIds: [childId, small, unborn] })
    expect(quotes.map(({ feeFen, refusal }) => feeFen ?? refusal?.code)).toEqual([
      at(quotes, 0).feeFen,
      15_000,
      'coverage_too_young',
    ])
    const answer = await enrol(caller, [childId, small, unborn])
    expect(answer.rows.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      null,
      'coverage_too_young',
    ])
    expect(answer.needsPayment).toBe(true)
    const before = await books(app, planId)
    expect(await pay(app, answer.enrolmentId ?? '', answer.totalFen)).toBe('applied')
    const listed = (await caller.coverage.list({})).rows
    expect(listed).toHaveLength(2)
    expect(listed.find(({ patientId }) => patientId === small)).toMatchObject({
      stage: 'waiting',
      startsOn: '2026-10-06',
      endsOn: '2027-08-31',
      illnessFrom: '2026-11-05',
      waitingDaysLeft: 30,
      hesitationUntil: '2026-10-21',
      yearNo: 1,
      certificateNumber: expect.stringMatching(/^YX26-\d{6}$/),
      verificationCode: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
      capLeftFen: 10_000_000,
    })
    const after = await books(app, planId)
    expect((after.bank ?? 0) - (before.bank ?? 0)).toBe(answer.totalFen)
    expect(await told(accountId)).toContain('coverage-in-force')
  })

  it('E4 8: takes an adopted or foster child from whoever is its guardian, whatever they are to it', async () => {
    const [guardian, stranger] = [await app.newAccount(), await app.newAccount()]
    const fosterId = await app.newPatient('2022-01-01', { [guardian]: 'other' })
    expect(at((await enrol(app.as(guardian), [fosterId])).rows, 0).refusal).toBeNull()
    expect(await refusalOf(readFacts(app.as(stranger), [fosterId]))).toBe('not_found')
  })

  it('wants every fact ticked, of today’s version', async () => {
    const { caller, childId } = await app.newFamily()
    const { keyFactsVersion, tickedFacts } = await readFacts(caller, [childId])
    const wish = { patientIds: [childId], insurerData: false }
    const ask = (facts: object) =>
      refusalOf(caller.coverage.enrol({ ...wish, keyFactsVersion, tickedFacts, ...facts, ...key() }))
    expect(await ask({ tickedFacts: tickedFacts.slice(1) })).toBe('key_facts_unticked')
    // E4 11: the price of yesterday.
    expect(await ask({ keyFactsVersion: '1.00000000' })).toBe('key_facts_changed')
  })

  it('E4 5: lets one of two guardians be first, and keeps one place', async () => {
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const childId = await app.newPatient('2022-01-01', { [mother]: 'child', [father]: 'child' })
    const answers = await Promise.all([mother, father].map((id) => enrol(app.as(id), [childId])))
    const refusals = answers.map(({ rows }) => at(rows, 0).refusal?.code ?? null)
    expect(refusals.filter((code) => code === null)).toHaveLength(1)
    expect(refusals).toContain('coverage_pending')
    const first = answers.find(({ enrolmentId }) => enrolmentId !== null)
    expect(await pay(app, first?.enrolmentId ?? '', 15_000)).toBe('applied')
    // The other one paid the same order before it heard of it.
    const coverageId = answers.flatMap(({ rows }) => rows).find((row) => row.coverageId)?.coverageId
    const ctx = app.context(null)
    const again = await app.database.transaction(
      (tx) =>
        ctx.access.paid.coverage?.(tx, ctx, [
          {
            paymentId: newKey(),
            subjectId: first?.enrolmentId ?? '',
            accountId: father,
            amountFen: 15_000 as never,
            at: app.clock.now(),
            isSecond: true,
          },
        ]) ?? Promise.reject(new Error('not sold')),
    )
    expect(again).toEqual([{ gone: [{ partId: coverageId, amountFen: 15_000 }] }])
    expect(await app.database.db.coverage.count({ where: { patientId: childId, status: 'in-force' } })).toBe(
      1,
    )
  })

  it('E4 10: gives back what came too late', async () => {
    const { accountId, caller, childId } = await app.newFamily()
    const { enrolmentId, rows, totalFen } = await enrol(caller, [childId])
    app.clock.pass(36 * 60_000)
    await run('expire')
    expect(await told(accountId)).toContain('coverage-unpaid')
    const coverageId = at(rows, 0).coverageId
    expect(await pay(app, enrolmentId ?? '', totalFen)).toEqual({
      gone: [{ partId: coverageId, amountFen: totalFen }],
    })
    expect(at((await caller.coverage.list({})).rows, 0).stage).toBe('unpaid')
  })

  it('E4 54: asks for each child by itself whether papers may be handed on, and takes no for an answer', async () => {
    const { caller, childId } = await covered()
    const consents = await caller.consent.list({ patientId: childId })
    expect(JSON.stringify(consents)).toContain('insurer-data')
    expect(
      await app.context(null).access.consentGiven(app.database.db, childId, 'insurer-data', app.clock.now()),
    ).toBe(false)
  })
})

describe('leaving', () => {
  it('gives everything back within fifteen days, and touches no other child', async () => {
    const { accountId, caller, childId } = await app.newFamily()
    const sisterId = await app.newPatient('2023-05-20', { [accountId]: 'child' })
    const { enrolmentId, rows, totalFen } = await enrol(caller, [childId, sisterId])
    await pay(app, enrolmentId ?? '', totalFen)
    const id = at(rows, 1).coverageId ?? ''
    goTo('2026-10-21T23:59:00+08:00')
    const preview = await caller.coverage.previewExit({ id })
    expect(preview).toMatchObject({ refundFen: 15_000, isHesitation: true, effectiveOn: '2026-10-21' })
    expect(preview.losses.map(({ code }) => code)).toEqual(['cover', 'fee', 'waiting', 'rejoin'])
    await caller.coverage.exit({ id, ...key() })
    const refunds = await app.database.db.refund.findMany({ where: { subjectId: id } })
    expect(refunds).toMatchObject([{ amountFen: 15_000n, reason: 'hesitation' }])
    const stages = (await caller.coverage.list({})).rows.map(({ patientId, stage }) => [patientId, stage])
    expect(Object.fromEntries(stages)).toEqual({ [childId]: 'waiting', [sisterId]: 'cancelled-hesitation' })
    expect(await refusalOf(caller.coverage.exit({ id, ...key() }))).toBe('coverage_state')

    // The money has arrived: it has left the books too, once however often it is said.
    const ctx = app.context(null)
    const before = await books(app, planId)
    const refund = at(refunds, 0)
    const returned = {
      refundId: refund.id,
      paymentId: refund.paymentId,
      subjectId: enrolmentId ?? '',
      partId: id,
      amountFen: 15_000 as never,
      reason: 'hesitation',
      at: app.clock.now(),
    } as const
    for (let time = 0; time < 2; time++) {
      await app.database.transaction(async (tx) => ctx.access.refunded.coverage?.(tx, ctx, returned))
    }
    expect((before.bank ?? 0) - ((await books(app, planId)).bank ?? 0)).toBe(15_000)
  })

  it('E4 50: ends today and gives nothing back after the fifteen days', async () => {
    const { caller, coverageId: id } = await covered()
    goTo('2026-10-22T08:00:00+08:00')
    expect(await caller.coverage.previewExit({ id })).toMatchObject({
      refundFen: 0,
      effectiveOn: '2026-10-23',
    })
    await caller.coverage.exit({ id, ...key() })
    expect(await caller.coverage.get({ id })).toMatchObject({ stage: 'withdrawn', endedOn: '2026-10-22' })
    expect(await app.database.db.refund.count({ where: { subjectId: id } })).toBe(0)
  })

  it('gives up a place that was not paid yet', async () => {
    const { caller, childId } = await app.newFamily()
    const { rows } = await enrol(caller, [childId])
    await caller.coverage.exit({ id: at(rows, 0).coverageId ?? '', ...key() })
    expect(at((await enrol(caller, [childId])).rows, 0).refusal).toBeNull()
  })
})

describe('the next year', () => {
  it('E4 15, 16: reminds both guardians three times, goes on without a gap while the fee is owed, and ends with the grace', async () => {
    const { accountId, caller, childId, coverageId } = await covered()
    const other = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: other, patientId: childId, relation: 'child' },
    })
    // Nobody was there to tell on the very mornings.
    for (const day of ['2027-08-03', '2027-08-04', '2027-08-26', '2027-10-25']) {
      goTo(`${day}T09:00:00+08:00`)
      await run('remind')
      await run('remind')
    }
    for (const guardian of [accountId, other]) {
      const kinds = (await told(guardian)).filter((kind) => /ending|grace/.test(kind))
      expect(kinds.sort()).toEqual(['coverage-ending', 'coverage-ending', 'coverage-grace'])
    }
    expect(await caller.coverage.get({ id: coverageId })).toMatchObject({ stage: 'grace', canRenew: true })
    const { enrolmentId, rows, totalFen } = await enrol(caller, [childId])
    const id = at(rows, 0).coverageId ?? ''
    const renewal = await caller.coverage.get({ id })
    expect(renewal).toMatchObject({
      stage: 'grace',
      startsOn: '2027-09-01',
      illnessFrom: '2027-09-01',
      paidBy: 'owed',
      yearNo: 2,
      graceUntil: '2027-10-30',
      canRenew: false,
    })
    expect(await caller.coverage.get({ id: coverageId })).toMatchObject({ stage: 'renewed' })
    goTo('2027-10-31T00:06:00+08:00')
    await run('expire')
    expect(await caller.coverage.get({ id })).toMatchObject({
      stage: 'withdrawn',
      endedOn: '2027-10-30',
      endReason: 'not-paid',
    })
    expect(await pay(app, enrolmentId ?? '', totalFen)).toMatchObject({ gone: [{ partId: id }] })
  })

  it('is paid in its grace, with the certificate it has', async () => {
    const { caller, childId } = await covered()
    goTo('2027-09-10T09:00:00+08:00')
    const { enrolmentId, rows, totalFen } = await enrol(caller, [childId])
    const id = at(rows, 0).coverageId ?? ''
    const { certificateNumber } = await caller.coverage.get({ id })
    await pay(app, enrolmentId ?? '', totalFen)
    expect(await caller.coverage.get({ id })).toMatchObject({
      stage: 'active',
      paidBy: 'family',
      certificateNumber,
      payUntil: null,
    })
  })
})

describe('E4 1, 2: outside the window', () => {
  it('refuses, takes a newborn without waiting, and tells who asked when it opens', async () => {
    goTo('2027-03-10T09:00:00+08:00')
    const { accountId, caller, childId } = await app.newFamily()
    const newborn = await app.newPatient('2027-02-01', { [accountId]: 'child' })
    const { rows } = await caller.coverage.quote({ patientIds: [childId, newborn] })
    expect(at(rows, 0).refusal).toMatchObject({
      code: 'coverage_window_closed',
      facts: { opensOn: '2027-09-01' },
    })
    expect(at(rows, 1)).toMatchObject({ kind: 'newborn', illnessFrom: '2027-03-10', endsOn: '2027-08-31' })
    expect(await caller.coverage.remindMe(key())).toEqual({ opensOn: '2027-09-01' })
    await caller.coverage.remindMe(key())
    await run('remind')
    expect(await told(accountId)).not.toContain('coverage-open')
    goTo('2027-09-01T09:00:00+08:00')
    await run('remind')
    await run('remind')
    expect((await told(accountId)).filter((kind) => kind === 'coverage-open')).toHaveLength(1)
    expect(await refusalOf(caller.coverage.remindMe(key()))).toBe('coverage_state')
  })
})

describe('the office of the plan', () => {
  it('E4 53: lets donations pay while they suffice, and otherwise the family', async () => {
    const reviewer = await app.newStaff('claim-reviewer', organizationId)
    const { accountId, caller, childId } = await app.newFamily()
    const sisterId = await app.newPatient('2023-05-20', { [accountId]: 'child' })
    const asked = await enrol(
      caller,
      [childId, sisterId],
      [childId, sisterId].map((patientId) => ({ patientId, reason: '低保家庭，证号在材料里' })),
    )
    expect(asked).toMatchObject({ totalFen: 0, needsPayment: false })
    const [first, second] = asked.rows.map(({ coverageId }) => coverageId ?? '')
    const { rows } = await reviewer.caller.coverage.waivers({})
    expect(await told(reviewer.accountId)).toEqual([])
    goTo('2026-10-14T09:00:00+08:00')
    for (let morning = 0; morning < 2; morning++) await run('remind')
    expect(await told(reviewer.accountId)).toEqual(['coverage-waiver-overdue'])
    goTo('2026-10-06T10:00:00+08:00')
    expect(rows.find(({ id }) => id === first)).toMatchObject({ reason: '低保家庭，证号在材料里' })
    const decide = (id = '', grant = true) =>
      reviewer.caller.coverage.decideWaiver({ id, grant, text: '看过低保证', ...key() })
    expect(await refusalOf(decide(first))).toBe('waiver_fund_short')
    await donate(15_000)
    await decide(first)
    expect(await refusalOf(decide(second))).toBe('waiver_fund_short')
    await decide(second, false)
    const listed = (await caller.coverage.list({})).rows
    const stageOf = (id?: string) => listed.find((row) => row.id === id)?.stage
    expect([stageOf(first), stageOf(second)]).toEqual(['waiting', 'unpaid'])
    for (const id of [first, second]) {
      expect(await caller.coverage.get({ id: id ?? '' })).toMatchObject({ waiverAnswer: '看过低保证' })
    }
    // Its place is kept for a week.
    goTo('2026-10-13T20:00:00+08:00')
    await run('expire')
    const place = (await caller.coverage.list({})).rows.find(({ stage }) => stage === 'pending-payment')
    expect(await pay(app, place?.enrolmentId ?? '', 15_000)).toBe('applied')
    expect(await refusalOf(decide(second))).toBe('coverage_state')
  })

  it('E4 18: ends with a death, and nobody is told any more', async () => {
    const reviewer = await app.newStaff('claim-reviewer', organizationId)
    const { accountId, caller, coverageId } = await covered()
    const { certificateNumber } = await caller.coverage.get({ id: coverageId })
    const end = { certificateNumber: certificateNumber ?? '', reason: 'death', on: '2026-10-06' } as const
    const ended = await reviewer.caller.coverage.endByStaff({ ...end, ...key() })
    expect(ended).toEqual({ endedOn: '2026-10-06', refundFen: 0 })
    const before = await told(accountId)
    goTo('2027-08-01T09:00:00+08:00')
    await run('remind')
    expect(await told(accountId)).toEqual(before)
  })

  it('E4 7: takes back what was got by a false declaration, and refuses what is of another office', async () => {
    const reviewer = await app.newStaff('claim-reviewer', organizationId)
    const stranger = await app.newStaff('claim-reviewer', await app.newOrganization('region'))
    const { caller, coverageId } = await covered()
    const { certificateNumber } = await caller.coverage.get({ id: coverageId })
    const end = {
      certificateNumber: certificateNumber ?? '',
      reason: 'false-identity',
      on: '2026-10-06',
    } as const
    const asked = { certificateNumber: end.certificateNumber }
    expect(await reviewer.caller.coverage.findCertificate(asked)).toMatchObject({
      ...asked,
      birthDate: '2021-05-20',
      stage: 'waiting',
      startsOn: '2026-10-06',
      endsOn: '2027-08-31',
      canEnd: true,
      claims: 0,
    })
    expect(await refusalOf(stranger.caller.coverage.findCertificate(asked))).toBe('not_found')
    expect(await refusalOf(stranger.caller.coverage.endByStaff({ ...end, ...key() }))).toBe('not_found')
    const { refundFen } = await reviewer.caller.coverage.endByStaff({ ...end, ...key() })
    expect(refundFen).toBeGreaterThan(0)
    expect(await caller.coverage.get({ id: coverageId })).toMatchObject({ stage: 'void' })
    expect(await reviewer.caller.coverage.findCertificate(asked)).toMatchObject({ canEnd: false })
    expect(await refusalOf(caller.coverage.certificate({ id: coverageId }))).toBe('coverage_state')
  })
})

it('is read back from the paper, and checked by its code', async () => {
  const { caller, coverageId } = await covered()
  const view = await caller.coverage.get({ id: coverageId })
  const { fileName, base64 } = await caller.coverage.certificate({ id: coverageId })
  expect(fileName).toBe(`互助计划证书-${view.certificateNumber}.pdf`)
  const file = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
  const words = (await extractText(file, { mergePages: true })).text.replace(/\s/g, '')
  for (const part of [
    '示例互助计划证书',
    view.certificateNumber ?? '-',
    '2026年10月6日到2027年8月31日',
    '2026年11月5日',
    '示例红十字会',
    '示例银行',
    view.verificationCode ?? '-',
  ]) {
    expect(words).toContain(part)
  }
  // E4 51
  expect(words).not.toContain('保险')
  const checked = await app.as(null).coverage.check({ code: view.verificationCode ?? '' })
  expect(checked).toMatchObject({ valid: true, certificateNumber: view.certificateNumber, stage: 'waiting' })
  expect(await app.as(null).coverage.check({ code: 'ABCD-2345-WXYZ' })).toMatchObject({ valid: false })
})

it('says everything of the plan to whoever asks, with the source of each rule', async () => {
  const plan = await app.as(null).coverage.plan({})
  expect(plan).toMatchObject({
    plan: { code: 'YX', legalFormZh: '公益互助金', licenceNumber: '示-0000-0002' },
    window: { state: 'open', opensOn: '2026-09-01', closesOn: '2026-10-31', daysLeft: 26 },
    period: { startsOn: '2026-09-01', endsOn: '2027-08-31' },
    bands: [
      { nameZh: '0–5 岁', feeFen: 15_000 },
      { nameZh: '6–17 岁', feeFen: 13_000 },
    ],
    capFen: 10_000_000,
  })
  expect(plan.pathways.map(({ code, ratioBasisPoints }) => `${code} ${ratioBasisPoints}`)).toEqual([
    'A 8000',
    'B 8000',
    'C 8500',
    'D 5000',
  ])
  expect(plan.rules.length).toBeGreaterThan(20)
  expect(plan.rules.every(({ source, verified }) => source !== '' && !verified)).toBe(true)
})

async function donate(amountFen: number): Promise<void> {
  const ctx = app.context(null)
  await app.database.transaction(async (tx) => {
    await tx.donation.create({
      data: {
        planId,
        amountFen: BigInt(amountFen),
        purpose: 'waiver',
        receivedOn: new Date('2026-10-05'),
        bankReference: newKey(),
        receiptNumber: newKey(),
        byAccountId: newKey(),
        createdAt: app.clock.now(),
      },
    })
    await ctx.access.post(tx, {
      planId,
      kind: 'donation',
      intent: `donation/${newKey()}`,
      onDay: '2026-10-06' as never,
      at: app.clock.now(),
      byAccountId: null,
      legs: [
        { account: 'bank', amountFen: amountFen as never },
        { account: 'donations', amountFen: -amountFen as never },
      ],
    })
  })
}
