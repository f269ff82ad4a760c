import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'
import { persist } from '../../support/server/persist'

let app: TestApp
let mother: string
let newbornId: string
let certificate = 510_000_000
let sequence = 1

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
  certificate += 1
  newbornId = (await add(mother, { ...newbornDraft(`Q${certificate}`, '林晓敏之子'), nameIsTemporary: true }))
    .id
})

type Document = PatientDraft['document']
const add = (accountId: string, draft: PatientDraft) =>
  app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })
const replace = (document: Document, name?: string, id = newbornId, accountId = mother) =>
  app.as(accountId).patient.replaceDocument({ id, document, ...(name && { name }), idempotencyKey: newKey() })
const seen = () => app.as(mother).patient.get({ id: newbornId })
const documents = (patientId = newbornId) =>
  app.database.db.patientIdentifier.findMany({ where: { patientId }, orderBy: { validFrom: 'asc' } })

/** The ID of a boy of the newborn's day, or another; nobody has it yet. */
function idOf(birthDate = '2026-11-05', isGirl = false): Document {
  sequence += 2
  return { type: 'resident-id', number: residentIdBornOn(birthDate, isGirl ? sequence + 1 : sequence) }
}

describe('a newborn whose ID has come (D-ID-05)', () => {
  it('stays the same person, with a name of its own; the certificate keeps its last day', async () => {
    app.clock.pass(60_000)
    expect(await replace(idOf(), '周满')).toEqual({})
    expect(await seen()).toMatchObject({
      id: newbornId,
      name: '周满',
      nameIsTemporary: false,
      documentType: 'resident-id',
      birthDate: '2026-11-05',
    })
    const [old, current] = await documents()
    expect(old).toMatchObject({ type: 'birth-certificate', validTo: app.clock.now() })
    expect(current).toMatchObject({ type: 'resident-id', validTo: null })
  })

  it('keeps its temporary name until one comes', async () => {
    await replace(idOf())
    expect(await seen()).toMatchObject({ name: '林晓敏之子', nameIsTemporary: true })
  })

  it('keeps its appointments, under the same id', async () => {
    const { slots } = await app.openSession({ day: '2026-11-22' })
    const { appointment } = app.as(mother)
    await appointment.book({ slotId: slots[0]?.id ?? '', patientId: newbornId, idempotencyKey: newKey() })
    await replace(idOf(), '周满')
    expect((await appointment.list({})).rows).toMatchObject([{ patientId: newbornId, status: 'booked' }])
  })

  it('gets one new document, however many phones send it at one moment', async () => {
    const document = idOf()
    const sent = Array.from({ length: 64 }, () => persist(() => replace(document, '周满')))
    const answers = await Promise.all(sent)
    expect(answers).toEqual(answers.map(() => ({})))
    const living = (await documents()).filter(({ validTo }) => validTo === null)
    expect(living).toHaveLength(1)
    expect(await documents()).toHaveLength(2)
  })

  it('of two families that bring one ID at one moment one has it, and staff look at the other', async () => {
    const father = await app.newAccount()
    const other = await add(father, newbornDraft(`P${certificate}`))
    const document = idOf()
    const answers = await Promise.all([replace(document), replace(document, undefined, other.id, father)])
    expect(answers).toEqual([{}, {}])
    const types = [await seen(), await app.as(father).patient.get({ id: other.id })]
    expect(types.map(({ documentType }) => documentType).sort()).toEqual(['birth-certificate', 'resident-id'])
    expect(
      await app.database.db.mergeRequest.count({ where: { reason: 'document-taken', status: 'open' } }),
    ).toBe(1)
  })
})

describe('what only staff can put together', () => {
  it.each([
    ['an ID of another day', () => idOf('2026-11-06')],
    ['an ID of a girl', () => idOf('2026-11-05', true)],
  ])('%s', async (_, document) => {
    expect(await replace(document(), '周满')).toEqual({})
    expect(await seen()).toMatchObject({ name: '林晓敏之子', documentType: 'birth-certificate' })
  })

  it('an ID that somebody else has, asked about once however often it is sent', async () => {
    const document = idOf()
    const draft = { name: '周满', relation: 'child', document } as const
    const { id: otherId } = await add(await app.newAccount(), draft)
    await Promise.all(Array.from({ length: 8 }, () => replace(document)))
    const questions = await app.database.db.mergeRequest.findMany({ where: { patientId: newbornId } })
    expect(questions).toMatchObject([{ otherPatientId: otherId, reason: 'document-taken', status: 'open' }])
  })

  it('is no longer asked when another document turns out to be the right one', async () => {
    const wrong = idOf('2026-11-06')
    await replace(wrong)
    await replace(idOf('2026-11-07'))
    const questions = await app.database.db.mergeRequest.findMany({
      where: { patientId: newbornId },
      orderBy: { createdAt: 'asc' },
    })
    expect(questions.map(({ status }) => status).sort()).toEqual(['open', 'withdrawn'])
  })
})

describe('refused', () => {
  it('a second citizen number, a certificate after an ID, a document that is none', async () => {
    await replace(idOf())
    expect(await refusalOf(replace(idOf()))).toBe('document_already_replaced')
    expect(await refusalOf(replace({ type: 'birth-certificate', number: 'Q519999999' }))).toBe(
      'document_already_replaced',
    )
    expect(await refusalOf(replace({ type: 'resident-id', number: '1' }))).toBe('resident_id_invalid')
    expect(await refusalOf(replace(idOf(), '<b>'))).toBe('input_invalid')
  })

  it('for another family’s child and for nobody alike', async () => {
    const stranger = await app.newAccount()
    const answers = [replace(idOf(), undefined, newbornId, stranger), replace(idOf(), undefined, newKey())]
    expect(await Promise.all(answers.map(refusalOf))).toEqual(['not_found', 'not_found'])
  })

  it('is counted as a try, like adding (D-ID-07)', async () => {
    const other = await add(mother, newbornDraft(`R${certificate}`))
    for (let n = 0; n < 3; n++) await replace(idOf('2026-11-06'), undefined, other.id)
    expect(await refusalOf(replace(idOf()))).toBe('too_many_requests')
  })
})
