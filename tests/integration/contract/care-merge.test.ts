import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { certifiedDoctor, claimOffice, invoice, uploadPapers, v1Claim } from '../../support/rows/claim-rows'
import { newCoverage, newPlan } from '../../support/rows/coverage-rows'
import { newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'
import { joinTeam, newContract, newTeam } from '../../support/rows/service-task-rows'

let app: TestApp
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

let sequence = 0

/** The same child under its mother, with a birth certificate, and under its father, with a number. */
async function childTwice() {
  sequence += 2
  const document = { type: 'resident-id' as const, number: residentIdBornOn('2026-11-05', sequence) }
  const certificate = `Q51030${String(sequence).padStart(4, '0')}`
  const [mother, father] = [await app.newAccount(), await app.newAccount()]
  const draft = { ...newbornDraft(certificate, '林晓敏之子'), nameIsTemporary: true, ...key() }
  const newborn = await app.as(mother).patient.add(draft)
  const named = await app.as(father).patient.add({ name: '周满', relation: 'child', document, ...key() })
  return { mother, father, newbornId: newborn.id, namedId: named.id, document }
}

async function merge(child: Awaited<ReturnType<typeof childTwice>>): Promise<{ survivorId: string }> {
  const { db } = app.database
  const desk = await app.newStaff('front-desk', await app.newOrganization())
  await app
    .as(child.mother)
    .patient.replaceDocument({ id: child.newbornId, document: child.document, ...key() })
  const { id } = await db.mergeRequest.findFirstOrThrow({ where: { patientId: child.newbornId } })
  await desk.caller.mergeRequest.decide({ id, decision: 'same-person', note: '看过户口簿', ...key() })
  const ended = await db.patient.findFirstOrThrow({
    where: { id: { in: [child.newbornId, child.namedId] }, mergedIntoId: { not: null } },
  })
  return { survivorId: ended.mergedIntoId ?? '' }
}

it('E2 34: one person keeps one team, one of each group, and everything that was done', async () => {
  const child = await childTwice()
  const [first, second] = [await newTeam(app), await newTeam(app)]
  const leaders = [await joinTeam(app, first), await joinTeam(app, second)]
  const { mother, father, newbornId, namedId } = child
  const contracts = [
    await newContract(app, first, { patientId: newbornId, applicantId: mother }),
    await newContract(app, second, { patientId: namedId, applicantId: father }),
  ]
  for (const [index, patientId] of [newbornId, namedId].entries()) {
    const seen = { patientId, group: 'disabled', evidence: '残疾证', ...key() } as const
    await leaders[index]?.caller.keyGroup.add(seen)
  }
  const { survivorId } = await merge(child)
  const { db } = app.database
  const kept = await db.contract.findMany({ where: { patientId: survivorId } })
  expect(kept.map(({ id }) => id).sort()).toEqual([...contracts].sort())
  const living = kept.filter(({ status }) => status === 'signed')
  expect(living.map(({ id }) => id)).toEqual([survivorId === newbornId ? contracts[0] : contracts[1]])
  const groups = await db.keyGroupMember.findMany({ where: { patientId: survivorId } })
  expect(groups).toHaveLength(2)
  expect(groups.filter(({ until }) => until === null)).toHaveLength(1)
})

it('E2 34: a team that only one row had comes along', async () => {
  const child = await childTwice()
  const team = await newTeam(app)
  const contractId = await newContract(app, team, { patientId: child.newbornId, applicantId: child.mother })
  const { survivorId } = await merge(child)
  expect(await app.database.db.contract.findMany({ where: { patientId: survivorId } })).toMatchObject([
    { id: contractId, status: 'signed', teamId: team.teamId },
  ])
})

it('E4 6: a place in a plan follows its person, and of two on one day the survivor’s stands', async () => {
  const child = await childTwice()
  const { mother, father, newbornId, namedId } = child
  const { id: planId } = await newPlan(app)
  await newCoverage(app, { planId, accountId: mother, patientId: newbornId })
  await newCoverage(app, { planId, accountId: father, patientId: namedId })
  const { survivorId } = await merge(child)
  const rows = await app.database.db.coverage.findMany({ where: { planId } })
  expect(rows.map(({ patientId }) => patientId)).toEqual([survivorId, survivorId])
  expect(rows.map(({ status, endReason }) => `${status} ${endReason}`).sort()).toEqual([
    'in-force null',
    'void paid-twice',
  ])
})

it.each(['newborn', 'named'] as const)(
  'E4 6: a place that is paid goes before one that was only asked for, be it that of the %s',
  async (paid) => {
    const child = await childTwice()
    const { mother: accountId, newbornId, namedId } = child
    const { id: planId } = await newPlan(app, { code: paid === 'named' ? 'AB' : 'AC' })
    const isWaiver = (side: typeof paid) => ({ isWaiver: side !== paid })
    await newCoverage(app, { planId, accountId, patientId: newbornId }, isWaiver('newborn'))
    await newCoverage(app, { planId, accountId, patientId: namedId }, isWaiver('named'))
    const { survivorId } = await merge(child)
    const rows = await app.database.db.coverage.findMany({ where: { planId }, orderBy: { paidBy: 'asc' } })
    expect(rows.map(({ patientId, paidBy, status }) => [patientId, paidBy, status])).toEqual([
      [survivorId, 'donation', 'unpaid'],
      [survivorId, 'family', 'in-force'],
    ])
  },
)

it('E4 6: claims with their papers, referrals and a form that was begun follow their person', async () => {
  const child = await childTwice()
  const office = await claimOffice(app)
  const { mother, newbornId, namedId, father } = child
  await newCoverage(
    app,
    { planId: office.planId, accountId: mother, patientId: newbornId },
    { startsOn: '2026-11-01' },
  )
  const papers = await uploadPapers(app, mother, newbornId, ['invoice', 'diagnosis'])
  const day = { admittedOn: '2026-11-20', admittedAt: undefined, dischargedOn: '2026-11-20' }
  const bill = invoice({ issuedOn: '2026-11-20', patientName: '林晓敏之子' })
  const claim = v1Claim(newbornId, office.hospitalId, papers, {
    ...day,
    care: 'outpatient',
    invoices: [bill],
  })
  const { id } = await app.as(mother).claim.submit(claim)
  const { db } = app.database
  const doctor = await certifiedDoctor(app, office.centreId)
  await db.referral.create({
    data: {
      patientId: newbornId,
      fromOrganizationId: office.centreId,
      fromPractitionerId: doctor.practitionerId,
      toOrganizationId: office.hospitalId,
      urgency: 'normal',
      reasonCipher: app.context(null).fieldCrypto.seal('referral.reason', '黄疸退得慢'),
      requestedAt: app.clock.now(),
      byAccountId: doctor.accountId,
    },
  })
  const begun = { content: { care: 'inpatient' }, ...key() }
  await app.as(mother).claim.saveDraft({ patientId: newbornId, ...begun })
  await app.as(father).claim.saveDraft({ patientId: namedId, ...begun, ...key() })
  const { survivorId } = await merge(child)
  const ofSurvivor = { where: { patientId: survivorId } }
  expect(await db.claim.findMany(ofSurvivor)).toMatchObject([{ id }])
  expect(await db.claimAttachment.count(ofSurvivor)).toBe(2)
  expect(await db.referral.count(ofSurvivor)).toBe(1)
  // Each parent keeps what they had begun.
  expect(await db.claimDraft.count(ofSurvivor)).toBe(2)
  // The father, who knew the child by its number, reads it now too.
  expect(await app.as(father).claim.get({ id })).toMatchObject({ patientId: survivorId })
})
