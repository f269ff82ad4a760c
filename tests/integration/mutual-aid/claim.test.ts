import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  type ClaimOffice,
  certifiedDoctor,
  claimOffice,
  coveredFamily,
  invoice,
  referredOn,
  seenAtCentre,
  uploadPapers,
  v1Claim,
} from '../../support/rows/claim-rows'
import { books } from '../../support/rows/coverage-rows'

/** A claim from the first contact to the money, and everything that may stand in its way (rules D-MA; journeys E4). */
let app: TestApp
let office: ClaimOffice
let reviewer: { accountId: string; caller: Caller }
let approver: { accountId: string; caller: Caller }
let custodian: { accountId: string; caller: Caller }

beforeAll(async () => {
  app = await createTestApp({ now: '2026-09-01T10:00:00+08:00' })
  office = await claimOffice(app)
  reviewer = await app.newStaff('claim-reviewer', office.organizationId)
  approver = await app.newStaff('claim-approver', office.organizationId)
  custodian = await app.newStaff('fund-custodian', office.organizationId)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const goTo = (iso: string): void => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())
const key = () => ({ idempotencyKey: newKey() })
const family = () => coveredFamily(app, office, '2026-09-01', '2027-08-31')
const FOUND = '查对了三张单据，金额和结算单一致'

/** V1: seen at the centre, referred, at the hospital for a week; the claim is handed in on 22 October. */
async function handedIn(more: Readonly<Record<string, unknown>> = {}, isReferred = true) {
  const of = await family()
  const doctor = await certifiedDoctor(app, office.centreId)
  if (isReferred) {
    const visitId = await seenAtCentre(app, office, of, doctor)
    await referredOn(app, office, { childId: of.childId, visitId, doctor })
  }
  goTo('2026-10-22T10:00:00+08:00')
  const papers = await uploadPapers(app, of.accountId, of.childId)
  const claim = await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers, more))
  return { ...of, ...claim, doctor }
}

async function granted(more: Readonly<Record<string, unknown>> = {}, isReferred = true) {
  const claim = await handedIn(more, isReferred)
  await reviewer.caller.claim.review({ id: claim.id, outcome: 'ready', ...key() })
  await approver.caller.claim.approve({ id: claim.id, outcome: 'approve', text: FOUND, ...key() })
  return claim
}

const told = async (caller: Caller) => (await caller.message.list({})).rows.map(({ kind }) => kind)

describe('from the first contact to the money', () => {
  it('V1: explains 9,636.54 line by line, and what the direct way would have brought', async () => {
    const claim = await granted()
    const shown = await claim.caller.claim.get({ id: claim.id })
    expect(shown).toMatchObject({
      number: expect.stringMatching(/^YX26-C\d{6}$/),
      status: 'paying',
      pathway: 'A',
      benefitFen: 963_654,
      ifDirectFen: 602_284,
      differenceFen: 361_370,
      decidedBy: 'two-persons',
      payBy: '2026-11-01',
      appealUntil: '2026-11-21',
      accountMasked: '林晓敏，示例银行，尾号 3306',
    })
    expect(shown.steps.map(({ sign, amountFen, ruleCode }) => [sign, amountFen, ruleCode])).toEqual([
      ['+', 2_156_080, null],
      ['−', 61_513, 'MA-13'],
      ['−', 860_000, 'MA-12'],
      ['=', 1_234_567, null],
      ['−', 30_000, 'MA-09'],
      ['×', null, 'MA-10'],
      ['≤', null, 'MA-11'],
      ['=', 963_654, null],
    ])
    expect(shown.whyPathway.map(({ ok }) => ok)).toEqual([true, true, true])
    const before = await books(app, office.planId)
    const paid = await custodian.caller.claim.pay({ id: claim.id, bankReference: `HK-${newKey()}`, ...key() })
    expect(paid.status).toBe('paid')
    const after = await books(app, office.planId)
    expect([(before.bank ?? 0) - (after.bank ?? 0), (after.payable ?? 0) - (before.payable ?? 0)]).toEqual([
      963_654, 963_654,
    ])
    // Both guardians hear of every step.
    for (const caller of [claim.caller, claim.other]) {
      expect(await told(caller)).toEqual(
        expect.arrayContaining(['claim-submitted', 'claim-decided', 'claim-paid']),
      )
    }
  })

  it('V2, E4 32: straight to the hospital is the direct way, and says why', async () => {
    const claim = await handedIn({}, false)
    const shown = await claim.caller.claim.get({ id: claim.id })
    expect(shown).toMatchObject({ pathway: 'D', computedFen: 602_284, differenceFen: 0, benefitFen: null })
    expect(shown.whyPathway.every(({ ok }) => !ok)).toBe(true)
  })

  it('V9: a referral that was accepted after the admission does not count', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor)
    await referredOn(app, office, { childId: of.childId, visitId, doctor }, { acceptedAt: '10:16' })
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const { id } = await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers))
    expect(await of.caller.claim.get({ id })).toMatchObject({ pathway: 'D' })
  })

  it('V10, E4 33: a certificate that expired after the visit still counts', async () => {
    const lapsing = await certifiedDoctor(app, office.centreId, { validTo: '2026-10-13' })
    const lapsed = await certifiedDoctor(app, office.centreId, { validTo: '2026-10-12' })
    const pathways: (string | null)[] = []
    for (const [each, urgency] of [
      [lapsing, 'green'],
      [lapsed, 'normal'],
    ] as const) {
      const of = await family()
      const visitId = await seenAtCentre(app, office, of, each)
      await referredOn(app, office, { childId: of.childId, visitId, doctor: each }, { urgency })
      goTo('2026-10-22T10:00:00+08:00')
      const papers = await uploadPapers(app, of.accountId, of.childId)
      const { id } = await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers))
      pathways.push((await of.caller.claim.get({ id })).pathway)
    }
    expect(pathways).toEqual(['A', 'D'])
  })

  it('tells before a visit what each way would bring', async () => {
    const { caller, childId } = await family()
    const estimate = await caller.claim.estimate({
      patientId: childId,
      care: 'inpatient',
      hospitalLevel: 'tertiary',
      cause: 'illness',
      billedFen: 2_094_567,
      basicInsuranceFen: 860_000,
    })
    expect(estimate.differenceFen).toBe(361_370)
    expect(estimate.rows.map(({ pathway }) => pathway)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('E4 29: what is below the deductible closes with its explanation, and owes nothing', async () => {
    const small = { totalFen: 25_000, basicInsuranceFen: 0, lines: [] }
    const before = await books(app, office.planId)
    const claim = await granted({ invoices: [invoice(small)] })
    const shown = await claim.caller.claim.get({ id: claim.id })
    expect(shown).toMatchObject({ status: 'closed', benefitFen: 0 })
    expect(shown.steps).toHaveLength(6)
    expect(await books(app, office.planId)).toEqual(before)
  })
})

describe('what may be handed in', () => {
  it('V8, E4 21: of one invoice by both parents at once, one wins', async () => {
    const of = await family()
    goTo('2026-10-22T10:00:00+08:00')
    const paper = invoice()
    const hand = async (accountId: string, caller: Caller) => {
      const papers = await uploadPapers(app, accountId, of.childId)
      return () => caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers, { invoices: [paper] }))
    }
    const both = [await hand(of.accountId, of.caller), await hand(of.otherId, of.other)]
    const outcomes = await Promise.all(
      both.map((submit) =>
        submit().then(
          () => 'ok',
          (error: { message: string }) => error.message,
        ),
      ),
    )
    expect(outcomes.sort()).toEqual(['claim_invoice_taken', 'ok'])
    // Whoever withdraws lets go of the invoice.
    const { rows } = await of.caller.claim.list({ patientId: of.childId })
    expect(rows).toHaveLength(1)
    await of.other.claim.withdraw({ id: at(rows, 0).id, ...key() })
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const again = v1Claim(of.childId, office.hospitalId, papers, { invoices: [paper] })
    expect(await of.caller.claim.submit(again)).toMatchObject({ status: 'submitted' })
  })

  it('refuses what is missing, unknown or of others', async () => {
    const of = await family()
    const stranger = await family()
    goTo('2026-10-22T10:00:00+08:00')
    const [first = '', second = '', third = ''] = await uploadPapers(app, of.accountId, of.childId)
    const submit = (papers: readonly string[], more = {}) =>
      refusalOf(of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers, more)))
    expect(await submit([first, second])).toBe('claim_papers_missing')
    const theirs = await uploadPapers(app, stranger.accountId, stranger.childId)
    expect(await submit([first, second, third, at(theirs, 0)])).toBe('not_found')
    expect(await submit([first, second, third], { patientId: stranger.childId })).toBe('not_found')
    expect(await submit([first, second, third], { admittedOn: '2026-10-23' })).toBe('input_invalid')
    expect(await submit([first, second, third], { dischargedOn: null })).toBe('input_invalid')
    const { caller, childId, accountId } = await app.newFamily()
    const own = await uploadPapers(app, accountId, childId)
    const never = caller.claim.submit(v1Claim(childId, office.hospitalId, own))
    expect(await refusalOf(never)).toBe('claim_no_coverage')
    // All of it went back with the refusals.
    expect((await of.caller.claim.list({})).rows).toEqual([])
  })

  it('E4 23: pays only a guardian whose name is known', async () => {
    const of = await family()
    await app.newPatient('1990-02-01', { [of.accountId]: 'self' })
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const submit = v1Claim(of.childId, office.hospitalId, papers)
    expect(await refusalOf(of.caller.claim.submit(submit))).toBe('claim_account_unnamed')
    const account = { ...submit.account, holderName: '示例' }
    expect(await of.caller.claim.submit({ ...submit, account, ...key() })).toMatchObject({
      status: 'submitted',
    })
  })

  it('keeps a form until it is handed in, and shows it only to whoever filled it in', async () => {
    const of = await family()
    goTo('2026-10-22T10:00:00+08:00')
    await of.caller.claim.saveDraft({ patientId: of.childId, content: { care: 'inpatient' }, ...key() })
    const { id } = await of.caller.claim.saveDraft({
      patientId: of.childId,
      content: { care: 'outpatient' },
      ...key(),
    })
    const kept = await of.caller.claim.prepare({ patientId: of.childId })
    expect(kept.draft).toMatchObject({ id, content: { care: 'outpatient' } })
    expect((await of.other.claim.prepare({ patientId: of.childId })).draft).toBeNull()
    const papers = await uploadPapers(app, of.accountId, of.childId)
    await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers))
    expect((await of.caller.claim.prepare({ patientId: of.childId })).draft).toBeNull()
  })
})

describe('two persons', () => {
  it('E4 37: never the same one, a relative, or whoever treated the child', async () => {
    const claim = await handedIn()
    const both = await app.newStaff('claim-reviewer', office.organizationId)
    const duties = [
      { role: 'claim-reviewer' as const, organizationId: office.organizationId },
      { role: 'claim-approver' as const, organizationId: office.organizationId },
    ]
    const asBoth = app.as(both.accountId, { ...both.staff, duties })
    const relative = await app.newStaff('claim-reviewer', office.organizationId)
    await app.database.db.patientLink.create({
      data: { accountId: relative.accountId, patientId: claim.childId, relation: 'child' },
    })
    const ready = { id: claim.id, outcome: 'ready' as const }
    expect(await refusalOf(relative.caller.claim.review({ ...ready, ...key() }))).toBe('claim_conflict')
    const { doctor } = claim
    const treating = app.as(doctor.accountId, { ...doctor.staff, duties })
    expect(await refusalOf(treating.claim.review({ ...ready, ...key() }))).toBe('claim_conflict')
    await asBoth.claim.review({ ...ready, ...key() })
    const approve = { id: claim.id, outcome: 'approve' as const, text: FOUND }
    expect(await refusalOf(asBoth.claim.approve({ ...approve, ...key() }))).toBe('claim_conflict')
    // The table says so too, whoever asks it.
    const { db } = app.database
    for (const accountId of [relative.accountId, doctor.accountId, both.accountId]) {
      const own = db.claim.update({ where: { id: claim.id }, data: { approverAccountId: accountId } })
      await expect(own).rejects.toThrow(/claim_not_partial|claim_two_persons_check/)
    }
    expect(await approver.caller.claim.approve({ ...approve, ...key() })).toEqual({ status: 'paying' })
  })

  it('a rejection needs both too, and a reason that says what was found (E4 40)', async () => {
    const claim = await handedIn()
    const against = { id: claim.id, outcome: 'reject' as const, code: 'FRAUD_SUSPECT' as const }
    const vague = reviewer.caller.claim.review({ ...against, text: '不符合条款，无法受理这一次', ...key() })
    expect(await refusalOf(vague)).toBe('claim_reason_unspecific')
    const text = '发票的印章和医院给的样章对不上，已向医院核实'
    await reviewer.caller.claim.review({ ...against, text, ...key() })
    expect((await claim.caller.claim.get({ id: claim.id })).reject).toBeNull()
    const approve = approver.caller.claim.approve({ id: claim.id, outcome: 'approve', text: FOUND, ...key() })
    expect(await refusalOf(approve)).toBe('claim_findings')
    await approver.caller.claim.approve({ id: claim.id, outcome: 'reject', text, ...key() })
    expect(await claim.caller.claim.get({ id: claim.id })).toMatchObject({
      status: 'rejected',
      reject: { code: 'FRAUD_SUSPECT', text },
    })
    expect(await told(claim.other)).toContain('claim-rejected')
  })

  it('E4 35: the first person strikes what is not covered, and both see the new sum', async () => {
    const claim = await handedIn()
    const application = await reviewer.caller.claim.application({ id: claim.id })
    const { benefitFen } = await reviewer.caller.claim.setLines({
      id: claim.id,
      invoiceId: at(application.invoices, 0).id,
      lines: [
        { nameZh: '陪护床', amountFen: 61_513, exclusion: 'comfort', limitFen: null },
        { nameZh: '美容缝合', amountFen: 100_000, exclusion: 'cosmetic', limitFen: null },
      ],
      ...key(),
    })
    expect(benefitFen).toBe(Math.round((1_134_567 - 30_000) * 0.8))
  })

  it('E4 39: asks twice at most, and the clock stands meanwhile', async () => {
    const claim = await handedIn()
    const ask = () =>
      reviewer.caller.claim.review({
        id: claim.id,
        outcome: 'ask-more',
        text: '结算单第二页没有拍到，请补一张完整的',
        ...key(),
      })
    for (const days of [5, 3]) {
      await ask()
      const waiting = await claim.caller.claim.get({ id: claim.id })
      expect(waiting).toMatchObject({ status: 'need-more', clock: { isWaiting: true, dueAt: null } })
      expect(waiting.asked?.text).toContain('第二页')
      app.clock.pass(days * 86_400_000)
      const attachmentIds = await uploadPapers(app, claim.otherId, claim.childId, ['settlement'])
      await claim.other.claim.answerMore({ id: claim.id, text: '补好了', attachmentIds, ...key() })
    }
    const after = await claim.caller.claim.get({ id: claim.id })
    expect(after.clock.dueAt).toBe('2026-11-29T10:00:00+08:00')
    expect(await refusalOf(ask())).toBe('claim_asked_enough')
  })
})

describe('privacy', () => {
  it('hides claims and papers of others, and writes down who of the office looked', async () => {
    const claim = await handedIn()
    const stranger = await app.newFamily()
    const shown = await claim.other.claim.get({ id: claim.id })
    const paperId = at(shown.attachments, 0).id
    expect(await refusalOf(stranger.caller.claim.get({ id: claim.id }))).toBe('not_found')
    expect(await refusalOf(stranger.caller.claim.attachment({ id: paperId }))).toBe('not_found')
    expect((await claim.other.claim.attachment({ id: paperId })).mediaType).toBe('image/jpeg')
    const elsewhere = await app.newStaff('claim-reviewer', await app.newOrganization('region'))
    expect(await refusalOf(elsewhere.caller.claim.application({ id: claim.id }))).toBe('not_found')
    expect(await refusalOf(elsewhere.caller.claim.paper({ id: paperId }))).toBe('not_found')
    await reviewer.caller.claim.paper({ id: paperId })
    const looks = await app.database.db.auditEvent.findMany({
      where: { action: 'claim.paper', accountId: reviewer.accountId, patientIds: { has: claim.childId } },
    })
    expect(looks).toMatchObject([{ purpose: 'claim', fields: ['name', 'claim'] }])
  })

  it('stands in the export of both guardians, and the card only in that of whoever named it', async () => {
    const claim = await handedIn()
    const claimsOf = async (caller: Caller) => {
      const { document } = await caller.account.export(key())
      const { people } = document as {
        people: { claims: { number: string; account: unknown }[]; referrals: unknown[] }[]
      }
      const { claims, referrals } = at(people, 0)
      return { claims, referrals: referrals.length }
    }
    const own = await claimsOf(claim.caller)
    expect(own).toMatchObject({
      claims: [{ number: claim.number, account: { holderName: '林晓敏' } }],
      referrals: 1,
    })
    expect((await claimsOf(claim.other)).claims).toMatchObject([{ number: claim.number, account: null }])
  })
})
