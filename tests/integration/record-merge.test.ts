import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newbornDraft } from '../support/patient-drafts'
import { key } from '../support/record-room'
import { residentIdBornOn } from '../support/resident-ids'
import { at, createTestApp, newKey, type TestApp } from '../support/test-app'

let app: TestApp
const TODAY = '2026-11-21'

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T10:00:00+08:00` })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** Rows as two places wrote them; what is sealed does not matter to a merge. */
async function writeDose(patientId: string, vaccineCode: string, byAccountId: string) {
  const { id } = await app.database.db.immunization.create({
    data: {
      patientId,
      vaccineCode,
      occurredOn: new Date('2026-11-10'),
      source: 'family',
      isVerified: false,
      byAccountId,
      createdAt: app.clock.now(),
    },
    select: { id: true },
  })
  return id
}

it('brings the whole record together when two rows are one child, and says why a double stands once', async () => {
  const desk = await app.newStaff('front-desk', await app.newOrganization())
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
    await writeDose(otherId, 'HepB', father),
  ]

  await app.as(mother).patient.replaceDocument({ id: newbornId, document, ...key() })
  const question = await app.database.db.mergeRequest.findFirstOrThrow({ where: { patientId: newbornId } })
  await desk.caller.mergeRequest.decide({
    id: question.id,
    decision: 'same-person',
    idempotencyKey: newKey(),
  })

  const survivorId = at((await app.as(mother).patient.list({})).rows, 0).id
  const all = await app.as(mother).record.timeline({ patientId: survivorId })
  expect(all.rows.map(({ kind }) => kind).sort()).toEqual(['allergy', 'immunization', 'immunization'])
  const kept = await app.database.db.immunization.findMany({ where: { id: { in: doses } } })
  expect(kept.every(({ patientId }) => patientId === survivorId)).toBe(true)
  const withdrawn = kept.filter(({ withdrawnAt }) => withdrawnAt !== null)
  expect(withdrawn.map(({ vaccineCode }) => vaccineCode)).toEqual(['BCG'])
  const notes = await app.database.db.addendum.findMany({ where: { entryId: { in: doses } } })
  expect(notes.map(({ entryId, entryKind, source }) => [entryId, entryKind, source])).toEqual([
    [withdrawn[0]?.id, 'immunization', 'staff'],
  ])
})
