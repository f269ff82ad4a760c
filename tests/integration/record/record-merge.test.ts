import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { key } from '../../support/room/record-room'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'

let app: TestApp
const TODAY = '2026-11-21'

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T10:00:00+08:00` })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** Rows as two places wrote them; what is sealed does not matter to a merge. */
async function writeDose(
  patientId: string,
  vaccineCode: string,
  byAccountId: string,
  organizationId: string | null = null,
) {
  const { id } = await app.database.db.immunization.create({
    data: {
      patientId,
      vaccineCode,
      occurredOn: new Date('2026-11-10'),
      source: organizationId ? 'staff' : 'family',
      isVerified: organizationId !== null,
      organizationId,
      byAccountId,
      createdAt: app.clock.now(),
    },
    select: { id: true },
  })
  return id
}

async function writeCheckup(patientId: string, byAccountId: string, organizationId: string) {
  const entry = { patientId, byAccountId, organizationId, createdAt: app.clock.now() }
  const measuredOn = new Date('2026-11-12')
  const { id: measurementId } = await app.database.db.measurement.create({
    data: { ...entry, measuredOn, valuesCipher: 'sealed', source: 'staff' },
    select: { id: true },
  })
  await app.database.db.checkup.create({
    data: { ...entry, visitNo: 1, doneOn: measuredOn, recordCipher: 'sealed', measurementId },
  })
  return measurementId
}

it('brings the whole record together when two rows are one child, and says why a double stands once', async () => {
  const organizationId = await app.newOrganization()
  const desk = await app.newStaff('front-desk', organizationId)
  const [mother, father] = [await app.newAccount(), await app.newAccount()]
  const add = async (accountId: string, draft: Parameters<ReturnType<TestApp['as']>['patient']['add']>[0]) =>
    (await app.as(accountId).patient.add(draft)).id
  const document = { type: 'resident-id' as const, number: residentIdBornOn('2026-11-05', 2) }
  const newbornId = await add(mother, {
    ...newbornDraft('Q510300001', '林晓敏之子'),
    nameIsTemporary: true,
    ...key(),
  })
  const otherId = await add(father, { name: '周满', relation: 'child', document, ...key() })
  const allergy = { substance: '牛奶', reaction: '', severity: null }
  await app.as(father).record.addAllergy({ patientId: otherId, notedOn: TODAY, allergy, ...key() })
  const doses = [
    await writeDose(newbornId, 'BCG', mother),
    await writeDose(otherId, 'BCG', father),
    await writeDose(otherId, 'HepB', father, organizationId),
    await writeDose(newbornId, 'HepB', mother),
  ]
  const measurementIds = [
    await writeCheckup(newbornId, desk.accountId, organizationId),
    await writeCheckup(otherId, desk.accountId, organizationId),
  ]

  await app.as(mother).patient.replaceDocument({ id: newbornId, document, ...key() })
  const question = await app.database.db.mergeRequest.findFirstOrThrow({ where: { patientId: newbornId } })
  await desk.caller.mergeRequest.decide({
    id: question.id,
    decision: 'same-person',
    note: '看过户口簿',
    idempotencyKey: newKey(),
  })

  const survivorId = at((await app.as(mother).patient.list({})).rows, 0).id
  const { db } = app.database
  const living = { patientId: survivorId, withdrawnAt: null }
  expect(await db.allergy.count({ where: living })).toBe(1)
  const given = await db.immunization.findMany({ where: living, orderBy: { vaccineCode: 'asc' } })
  // Of two alike the survivor's stays; what staff gave stays before what a family copied, whichever row it stood on.
  expect(given.map(({ id }) => id)).toEqual([doses[0], doses[2]])
  expect(await db.checkup.count({ where: living })).toBe(1)
  expect(await db.measurement.findMany({ where: living, select: { id: true } })).toEqual([
    { id: measurementIds[0] },
  ])
  const withdrawn = await db.immunization.findMany({
    where: { id: { in: doses }, withdrawnAt: { not: null } },
  })
  expect(withdrawn.map(({ patientId }) => patientId)).toEqual([survivorId, survivorId])
  const notes = await db.addendum.findMany({ where: { entryKind: 'immunization' } })
  expect(new Set(notes.map(({ entryId, source }) => `${source} ${entryId}`))).toEqual(
    new Set(withdrawn.map(({ id }) => `staff ${id}`)),
  )
})
