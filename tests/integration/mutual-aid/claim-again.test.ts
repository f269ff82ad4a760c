import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { claimTasks } from '#server/features/claim/jobs'
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

/** Claims that are looked at a second time, and the way of one illness as its family reads it (rules D-MA). */
let app: TestApp
let office: ClaimOffice
let reviewer: { caller: Caller }
let approver: { caller: Caller }
let custodian: { caller: Caller }
let bureau: { caller: Caller }

beforeAll(async () => {
  app = await createTestApp({ now: '2026-09-01T10:00:00+08:00' })
  office = await claimOffice(app)
  reviewer = await app.newStaff('claim-reviewer', office.organizationId)
  approver = await app.newStaff('claim-approver', office.organizationId)
  custodian = await app.newStaff('fund-custodian', office.organizationId)
  bureau = await app.newStaff('health-bureau', office.organizationId)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const goTo = (iso: string): void => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())
const key = () => ({ idempotencyKey: newKey() })
const family = () => coveredFamily(app, office, '2026-09-01', '2027-08-31')
const FOUND = '查对了三张单据，金额和结算单一致'
const told = async (caller: Caller) => (await caller.message.list({})).rows.map(({ kind }) => kind)

type Family = Awaited<ReturnType<typeof family>>

/** Straight to the hospital: half of what is above the deductible. */
async function handedIn(totalFen: number, of: Family, more = {}) {
  goTo('2026-10-22T10:00:00+08:00')
  const papers = await uploadPapers(app, of.accountId, of.childId)
  const bill = invoice({ totalFen, basicInsuranceFen: 0, lines: [], ...more })
  const claim = v1Claim(of.childId, office.hospitalId, papers, { invoices: [bill] })
  return { ...of, ...(await of.caller.claim.submit(claim)), bill }
}

const review = (id: string) => reviewer.caller.claim.review({ id, outcome: 'ready', ...key() })
const approve = (id: string) => {
  app.clock.pass(1_000)
  return approver.caller.claim.approve({ id, outcome: 'approve', text: FOUND, ...key() })
}
const pay = (id: string, bankReference = `HK-${newKey()}`) =>
  custodian.caller.claim.pay({ id, bankReference, ...key() })

async function paid(totalFen: number, of: Family) {
  const claim = await handedIn(totalFen, of)
  await review(claim.id)
  await approve(claim.id)
  // What is large stands on notice first.
  goTo('2026-10-31T10:00:00+08:00')
  await claimTasks(app.context(null))['claim:notice']?.(undefined)
  await pay(claim.id)
  return claim
}

/** Somebody who had no hand in it finds the family right: a second decision follows. */
async function upheld({ caller, id }: { caller: Caller; id: string }): Promise<void> {
  await caller.claim.appeal({ id, text: '有一张发票没有算进去', ...key() })
  const answer = { id, outcome: 'uphold' as const, text: '发票齐全，重新算一次' }
  await bureau.caller.claim.answerAppeal({ ...answer, ...key() })
}

const sumOf = async ({ caller, id }: { caller: Caller; id: string }) =>
  (await caller.claim.get({ id })).benefitFen

/** What the family reads: under the ordinary cap of the year, and of its deductible. */
async function capLeft({ caller, coverageId }: Family) {
  const { capLeftFen, deductibles } = await caller.coverage.get({ id: coverageId })
  return { capLeftFen, deductibles }
}

describe('what was paid once', () => {
  it('is not withdrawn while it is looked at again: its invoice would be paid twice', async () => {
    const claim = await paid(530_000, await family())
    await upheld(claim)
    expect(await refusalOf(claim.caller.claim.withdraw({ id: claim.id, ...key() }))).toBe('claim_state')
    const papers = await uploadPapers(app, claim.accountId, claim.childId)
    const again = v1Claim(claim.childId, office.hospitalId, papers, { invoices: [claim.bill] })
    expect(await refusalOf(claim.caller.claim.submit(again))).toBe('claim_invoice_taken')
  })

  it('counts for the deductible and the cap of the year meanwhile', async () => {
    const of = await family()
    const first = await paid(18_030_000, of)
    expect(await sumOf(first)).toBe(9_000_000)
    const left = await capLeft(of)
    expect(left.capLeftFen).toBe(1_000_000)
    await upheld(first)
    expect(await capLeft(of)).toEqual(left)
    const second = await handedIn(18_000_000, of)
    await review(second.id)
    await approve(second.id)
    expect(await sumOf(second)).toBe(1_000_000)
  })

  it('is asked back once, however often it turns out to be less', async () => {
    const claim = await paid(1_030_000, await family())
    const { invoices } = await reviewer.caller.claim.application({ id: claim.id })
    const more = { id: claim.id, invoiceId: at(invoices, 0).id }
    await reviewer.caller.claim.recompute({ ...more, basicInsuranceFen: 100_000, ...key() })
    const beyond = reviewer.caller.claim.recompute({ ...more, basicInsuranceFen: 1_030_001, ...key() })
    expect(await refusalOf(beyond)).toBe('input_invalid')
    await upheld(claim)
    await approve(claim.id)
    const { recoveries } = await claim.caller.claim.get({ id: claim.id })
    expect(recoveries.map(({ amountFen }) => amountFen)).toEqual([50_000])
  })

  it('needs a number of the bank of its own', async () => {
    const of = await family()
    const both = [await handedIn(530_000, of), await handedIn(200_000, of)]
    for (const { id } of both) {
      await review(id)
      await approve(id)
    }
    await pay(at(both, 0).id, 'HK-20261022-01')
    expect(await refusalOf(pay(at(both, 1).id, 'HK-20261022-01'))).toBe('bank_reference_taken')
  })
})

describe('an objection', () => {
  it('that was right gives the office a day again, and tells both sides', async () => {
    const claim = await handedIn(4_030_000, await family())
    await review(claim.id)
    await approve(claim.id)
    const stranger = await app.newFamily()
    await stranger.caller.claim.object({ id: claim.id, text: '住院的是另一个孩子', ...key() })
    const { objections } = await reviewer.caller.claim.application({ id: claim.id })
    const answer = { id: at(objections, 0).id, outcome: 'uphold' as const, text: '医院确认住院号对不上' }
    await reviewer.caller.claim.answerObjection({ ...answer, ...key() })
    const { status, clock } = await claim.caller.claim.get({ id: claim.id })
    expect([status, clock.dueAt?.slice(0, 10)]).toEqual(['submitted', '2026-11-21'])
    expect(await told(claim.caller)).toContain('claim-reopened')
    expect(await told(stranger.caller)).toContain('claim-objection-answered')
    const own = await stranger.caller.claim.myObjections({})
    expect(own.rows).toMatchObject([{ status: 'upheld', answer: '医院确认住院号对不上' }])
    expect((await claim.caller.claim.myObjections({})).rows).toEqual([])
  })
})

describe('what the office sees', () => {
  it('is the end of the card, but for whoever sends the money', async () => {
    const { id } = await handedIn(530_000, await family())
    const numberFor = async ({ caller }: { caller: Caller }) =>
      (await caller.claim.application({ id })).account.number
    expect(await numberFor(reviewer)).toBe('尾号 3306')
    expect(await numberFor(bureau)).toBe('尾号 3306')
    expect(await numberFor(custodian)).toBe('6222020000003306')
  })

  it('is nothing of the family of somebody who works there', async () => {
    const claim = await handedIn(530_000, await family())
    const relative = await app.newStaff('claim-reviewer', office.organizationId)
    const tie = { accountId: relative.accountId, patientId: claim.childId, relation: 'child' }
    await app.database.db.patientLink.create({ data: tie })
    const { attachments } = await reviewer.caller.claim.application({ id: claim.id })
    const looks = [
      relative.caller.claim.application({ id: claim.id }),
      relative.caller.claim.paper({ id: at(attachments, 0).id }),
    ]
    for (const look of looks) expect(await refusalOf(look)).toBe('claim_conflict')
  })

  it('takes no exclusion that the plan does not know', async () => {
    const { id } = await handedIn(530_000, await family())
    const { invoices } = await reviewer.caller.claim.application({ id })
    const lines = [{ nameZh: '别的', amountFen: 100, exclusion: 'unheard-of', limitFen: null }]
    const struck = { id, invoiceId: at(invoices, 0).id, lines, ...key() }
    expect(await refusalOf(reviewer.caller.claim.setLines(struck))).toBe('input_invalid')
  })
})

describe('what the reviewer writes in place of the family', () => {
  const lines = [{ nameZh: '进口耗材', amountFen: 100_000, exclusion: 'outside-catalogue', limitFen: null }]

  it('strikes lines beside those of the family, leaves a step, and approves none of it', async () => {
    const own = [{ nameZh: '陪护床', amountFen: 61_513, exclusion: 'comfort', limitFen: null }]
    const claim = await handedIn(1_130_000, await family(), { lines: own })
    const before = at((await reviewer.caller.claim.application({ id: claim.id })).invoices, 0)
    expect(before).toMatchObject({ lines: own, familyLines: null })
    const duties = (['claim-reviewer', 'claim-approver'] as const).map((role) => ({
      role,
      organizationId: office.organizationId,
    }))
    const both = await app.newStaff('claim-approver', office.organizationId)
    const asBoth = app.as(both.accountId, { ...both.staff, duties })
    const struck = await asBoth.claim.setLines({ id: claim.id, invoiceId: before.id, lines, ...key() })
    expect(struck.benefitFen).toBe(500_000)
    const { invoices, history } = await reviewer.caller.claim.application({ id: claim.id })
    expect(at(invoices, 0)).toMatchObject({ lines, familyLines: own })
    expect(history.at(-1)).toMatchObject({
      kind: 'set-lines',
      text: '进口耗材 ¥1,000.00，目录外自费，不付',
      benefitFen: 500_000,
    })
    await review(claim.id)
    const own2 = { id: claim.id, outcome: 'approve' as const, text: FOUND }
    expect(await refusalOf(asBoth.claim.approve({ ...own2, ...key() }))).toBe('claim_conflict')
    await approve(claim.id)
    expect(await sumOf(claim)).toBe(500_000)
  })

  it('of an appeal only somebody who had no hand in it', async () => {
    const claim = await paid(530_000, await family())
    await claim.caller.claim.appeal({ id: claim.id, text: '有一张发票没有算进去', ...key() })
    const { invoices } = await bureau.caller.claim.application({ id: claim.id })
    const struck = { id: claim.id, invoiceId: at(invoices, 0).id, lines }
    expect(await refusalOf(reviewer.caller.claim.setLines({ ...struck, ...key() }))).toBe('claim_conflict')
    expect(await refusalOf(approver.caller.claim.setLines({ ...struck, ...key() }))).toBe('claim_conflict')
    expect(await bureau.caller.claim.setLines({ ...struck, ...key() })).toEqual({ benefitFen: 200_000 })
  })

  it('codes the diagnosis and corrects the hospital: the history says what it was', async () => {
    const of = await family()
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const bill = invoice({ totalFen: 1_030_000, basicInsuranceFen: 0, lines: [] })
    const { id } = await of.caller.claim.submit(
      v1Claim(of.childId, office.hospitalId, papers, {
        invoices: [bill],
        diagnosis: { nameZh: '肺炎' },
        hospital: { nameZh: '县人民医院', level: 'primary', isInTerritory: true },
      }),
    )
    const claim = { ...of, id }
    const first = await reviewer.caller.claim.application({ id })
    expect(first).toMatchObject({ diagnosis: { code: null }, diseaseGroup: '其他', computedFen: 512_500 })
    const place = at(
      first.places.filter((each) => each.id === office.hospitalId),
      0,
    )
    const nothing = reviewer.caller.claim.correct({ id, ...key() })
    expect(await refusalOf(nothing)).toBe('input_invalid')
    const right = { place: { organizationId: place.id }, level: 'tertiary' as const }
    const corrected = { id, diagnosisCode: 'J18.000', hospital: right, ...key() }
    expect(await reviewer.caller.claim.correct(corrected)).toEqual({ benefitFen: 500_000 })
    expect(await reviewer.caller.claim.application({ id })).toMatchObject({
      diagnosis: { code: 'J18.000', nameZh: '肺炎' },
      diseaseGroup: '呼吸系统',
      hospitalLevel: 'tertiary',
      organizationId: office.hospitalId,
    })
    // The family reads it in the same words.
    expect((await claim.caller.claim.get({ id })).history.at(-1)).toMatchObject({
      kind: 'correct',
      text: `诊断编码：没有 改成 J18.000（呼吸系统）；医院：县人民医院（一级医院） 改成 ${place.name}（三级医院）`,
    })
    await review(id)
    expect(await refusalOf(reviewer.caller.claim.correct({ ...corrected, ...key() }))).toBe('claim_state')
  })
})

describe('a bill that looks strange', () => {
  const stay = async (totalFen: number, diagnosis: object) => {
    const of = await family()
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const invoices = [invoice({ totalFen, basicInsuranceFen: 0, lines: [] })]
    return of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers, { diagnosis, invoices }))
  }
  const isSampled = async (id: string) => (await reviewer.caller.claim.application({ id })).isSampled

  it('E4 36: more than twice the usual of its disease is looked at twice, once it is coded', async () => {
    const usual = await stay(300_117, { code: 'S82.100', nameZh: '小腿骨折' })
    await review(usual.id)
    await approve(usual.id)
    const more = await stay(700_119, { nameZh: '骨折' })
    await reviewer.caller.claim.correct({ id: more.id, diagnosisCode: 'S82.100', ...key() })
    await review(more.id)
    expect(await isSampled(more.id)).toBe(true)
  })

  it('E4 36: the fourth of one amount from one place within the season is looked at twice', async () => {
    const ids: string[] = []
    for (let count = 0; count < 4; count++) {
      ids.push((await stay(412_331, { code: 'H66.900', nameZh: '中耳炎' })).id)
    }
    await review(at(ids, 3))
    expect(await isSampled(at(ids, 3))).toBe(true)
  })
})

describe('a claim that starts from its visit', () => {
  it('MA-14: has the diagnosis of the visit with its code, and asks for no paper that says it again', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor)
    const known = await of.caller.claim.prepare({ patientId: of.childId, visitId })
    expect(known.visit?.diagnosisZh).toBe('急性上呼吸道感染')
    const needed = known.documents.find(({ care }) => care === 'outpatient')?.kinds
    expect(needed?.map(({ kind, isKnown }) => [kind, isKnown])).toEqual([
      ['invoice', false],
      ['diagnosis', true],
    ])
    const papers = await uploadPapers(app, of.accountId, of.childId, ['invoice'])
    const ofVisit = {
      visitId,
      care: 'outpatient' as const,
      dischargedOn: '2026-10-13',
      diagnosis: { nameZh: '感冒' },
      invoices: [invoice({ issuedOn: '2026-10-13' })],
    }
    const claim = (more = {}) => v1Claim(of.childId, office.centreId, papers, { ...ofVisit, ...more })
    const plain = of.caller.claim.submit(claim({ visitId: undefined }))
    expect(await refusalOf(plain)).toBe('claim_papers_missing')
    const stranger = await family()
    const theirs = stranger.caller.claim.prepare({ patientId: stranger.childId, visitId })
    expect(await refusalOf(theirs)).toBe('not_found')
    const stay = of.caller.claim.submit(claim({ care: 'inpatient' }))
    expect(await refusalOf(stay)).toBe('claim_papers_missing')
    const { id } = await of.caller.claim.submit(claim())
    expect(await reviewer.caller.claim.application({ id })).toMatchObject({
      diagnosis: { code: 'J06.900', nameZh: '感冒' },
      diseaseGroup: '呼吸系统',
      knownDocuments: ['诊断证明或出院记录'],
      findings: [],
    })
  })
})

describe('the papers of two parents', () => {
  it('a card or a document opens for whoever photographed it, and for nobody else at home', async () => {
    const of = await family()
    goTo('2026-10-22T10:00:00+08:00')
    const kinds = ['invoice', 'settlement', 'diagnosis', 'bank-card', 'identity'] as const
    const papers = await uploadPapers(app, of.accountId, of.childId, kinds)
    const { id } = await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers))
    const shown = async (caller: Caller) =>
      (await caller.claim.get({ id })).attachments.map(({ kind }) => kind)
    expect((await shown(of.caller)).sort()).toEqual([...kinds].sort())
    expect((await shown(of.other)).sort()).toEqual(['diagnosis', 'invoice', 'settlement'])
    const { attachments } = await of.caller.claim.get({ id })
    for (const { id: paperId, kind } of attachments) {
      const isOwn = kind === 'bank-card' || kind === 'identity'
      const opened = await of.other.claim.attachment({ id: paperId }).then(
        () => true,
        () => false,
      )
      expect([kind, opened]).toEqual([kind, !isOwn])
      expect((await of.caller.claim.attachment({ id: paperId })).mediaType).toBe('image/jpeg')
      // Whoever decides about the claim compares the name on it.
      expect((await reviewer.caller.claim.paper({ id: paperId })).mediaType).toBe('image/jpeg')
    }
  })
})

describe('more than was paid', () => {
  it('E4 28: is decided by two persons again, and only the rest is sent', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor)
    const claim = await paid(530_000, of)
    expect(await sumOf(claim)).toBe(250_000)
    // Written down on the day after, and recorded here only now.
    goTo('2026-10-14T10:00:00+08:00')
    await doctor.caller.referral.add({
      patientId: of.childId,
      visitId,
      toOrganizationId: office.hospitalId,
      urgency: 'emergency',
      reason: '夜里抽搐，直接去的急诊',
      guardianAgreed: true,
      admittedAt: '2026-10-13T10:15:00+08:00',
      ...key(),
    })
    goTo('2026-10-31T11:00:00+08:00')
    const { invoices } = await reviewer.caller.claim.application({ id: claim.id })
    const more = { id: claim.id, invoiceId: at(invoices, 0).id, basicInsuranceFen: 1, ...key() }
    const again = await reviewer.caller.claim.recompute(more)
    expect(again).toEqual({ status: 'submitted', recoveryId: null })
    expect(await told(claim.caller)).toContain('claim-reopened')
    await review(claim.id)
    expect(await approve(claim.id)).toEqual({ status: 'paying' })
    const { sentFen } = await pay(claim.id)
    expect(sentFen).toBe(149_999)
    const shown = await claim.caller.claim.get({ id: claim.id })
    expect(shown).toMatchObject({ pathway: 'B', benefitFen: 399_999, paidFen: 399_999, recoveries: [] })
  })
})

describe('after an appeal that was upheld', () => {
  it('MA-18: neither of the two decides again, as long as the office has others', async () => {
    const own = await claimOffice(app, { code: 'QX' })
    const of = await coveredFamily(app, own, '2026-09-01', '2027-08-31')
    const staff = (role: 'claim-reviewer' | 'claim-approver' | 'health-bureau') =>
      app.newStaff(role, own.organizationId)
    const [first, second, bureauOf] = [
      await staff('claim-reviewer'),
      await staff('claim-approver'),
      await staff('health-bureau'),
    ]
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const { id } = await of.caller.claim.submit(v1Claim(of.childId, own.hospitalId, papers))
    await first.caller.claim.review({ id, outcome: 'ready', ...key() })
    await second.caller.claim.approve({ id, outcome: 'approve', text: FOUND, ...key() })
    await of.caller.claim.appeal({ id, text: '有一张发票没有算进去', ...key() })
    const answer = { id, outcome: 'uphold' as const, text: '发票齐全，重新算一次' }
    await bureauOf.caller.claim.answerAppeal({ ...answer, ...key() })
    app.clock.pass(1_000)
    const third = await staff('claim-approver')
    const granted = { id, outcome: 'approve' as const, text: FOUND }
    expect(await refusalOf(second.caller.claim.approve({ ...granted, ...key() }))).toBe('claim_conflict')
    // Sent back, the first of the two may look again: there is nobody else who could.
    await third.caller.claim.approve({ id, outcome: 'return', text: '发票还没有对过原件', ...key() })
    await first.caller.claim.review({ id, outcome: 'ready', ...key() })
    expect(await third.caller.claim.approve({ ...granted, ...key() })).toEqual({ status: 'paying' })
  })
})

describe('before a visit', () => {
  it('a family learns that its coverage is over, and not only what each way would bring', async () => {
    goTo('2026-10-22T10:00:00+08:00')
    const of = await family()
    const wish = {
      patientId: of.childId,
      care: 'inpatient' as const,
      hospitalLevel: 'tertiary' as const,
      cause: 'illness' as const,
      billedFen: 1_030_000,
      basicInsuranceFen: 0,
    }
    expect((await of.caller.claim.estimate(wish)).against).toEqual([])
    const over = await coveredFamily(app, office, '2025-09-01', '2026-08-31')
    const { against } = await over.caller.claim.estimate({ ...wish, patientId: over.childId })
    expect(against).toMatchObject([
      { code: 'NOT_COVERED_DATE', text: expect.stringContaining('2025年9月1日') },
    ])
  })
})

describe('the way of one illness', () => {
  it('goes from the first contact to the money, with the certificate of that day', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor)
    const { patientId } = { patientId: of.childId }
    await referredOn(app, office, { childId: patientId, visitId, doctor }, { acceptedAt: null })
    expect(await of.caller.claim.loop({ patientId })).toMatchObject({
      contact: { certificationNumber: expect.stringContaining('YX-') },
      referral: { urgency: 'green', acceptedAt: null },
      pathway: 'D',
      withBasisPoints: 8_000,
      stay: null,
      claim: null,
    })
    const { rows } = await doctor.caller.referral.list({ direction: 'out' })
    const open = rows.find((row) => row.patientId === patientId && row.acceptedAt === null)
    const desk = await app.newStaff('front-desk', office.hospitalId)
    await desk.caller.referral.answer({ id: open?.id ?? '', accept: true, ...key() })
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, patientId)
    const { id } = await of.caller.claim.submit(v1Claim(patientId, office.hospitalId, papers))
    expect(await of.caller.claim.loop({ patientId, claimId: id })).toMatchObject({
      pathway: 'A',
      stay: { diagnosisZh: '支气管肺炎', dischargedOn: '2026-10-20' },
      returnVisit: { dueOn: '2026-10-27', visit: null },
      claim: { benefitFen: 963_654, directFen: 602_284, differenceFen: 361_370, isDecided: false },
    })
    // Home again the same evening: the first contact of that morning is no return visit.
    const day = { dischargedOn: '2026-10-13', invoices: [invoice()] }
    const more = await uploadPapers(app, of.accountId, patientId)
    const short = await of.caller.claim.submit(v1Claim(patientId, office.hospitalId, more, day))
    const again = await of.caller.claim.loop({ patientId, claimId: short.id })
    expect(again.returnVisit).toEqual({ dueOn: '2026-10-20', visit: null })
    const stranger = await family()
    expect(await refusalOf(stranger.caller.claim.loop({ patientId: stranger.childId, claimId: id }))).toBe(
      'not_found',
    )
  })

  it('E4 19, RF-05: another hospital than the one that took the child is the direct way, and says so', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor)
    await referredOn(app, office, { childId: of.childId, visitId, doctor })
    goTo('2026-10-22T10:00:00+08:00')
    const papers = await uploadPapers(app, of.accountId, of.childId)
    const hospital = { nameZh: '省城的另一家医院', level: 'tertiary', isInTerritory: true }
    const { id } = await of.caller.claim.submit(v1Claim(of.childId, office.hospitalId, papers, { hospital }))
    const { pathway, whyPathway } = await of.caller.claim.get({ id })
    expect(pathway).toBe('D')
    expect((await reviewer.caller.claim.application({ id })).findings).toEqual([])
    expect(whyPathway.map(({ text }) => text).join()).toContain('去的是别的医院')
  })

  it('a check-up is the first contact of an illness only if the child was sent on from it', async () => {
    const of = await family()
    const doctor = await certifiedDoctor(app, office.centreId)
    const visitId = await seenAtCentre(app, office, of, doctor, 'child-checkup')
    const ask = { patientId: of.childId, admittedOn: '2026-10-13' }
    expect((await of.caller.claim.prepare(ask)).firstContacts).toEqual([])
    await referredOn(app, office, { childId: of.childId, visitId, doctor })
    expect((await of.caller.claim.prepare(ask)).firstContacts).toHaveLength(1)
    // A month later neither belongs to an admission any more.
    const later = await of.caller.claim.prepare({ ...ask, admittedOn: '2026-11-13' })
    expect([later.firstContacts, later.referrals]).toEqual([[], []])
  })
})
