import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf, newbornDraft } from '../../support/rows/patient-drafts'

const START = new Date('2026-11-21T10:00:00+08:00')
const DAY_MS = 86_400_000
let app: TestApp
let mother: string

beforeAll(async () => {
  app = await createTestApp({ now: START.toISOString() })
})
afterEach(() => {
  app.clock.pass(START.getTime() - app.clock.now().getTime())
  app.assertQuiet()
})
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
})

const add = async (draft: PatientDraft, accountId = mother) =>
  (await app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })).id
const remove = (id: string, accountId = mother) =>
  app.as(accountId).patient.remove({ id, idempotencyKey: newKey() })
const correct = (id: string, change: { name?: string; birthDate?: string; sex?: 'male' | 'female' }) =>
  app.as(mother).patient.correct({ id, ...change, idempotencyKey: newKey() })
const reveal = (id: string, accountId = mother) =>
  app.as(accountId).patient.reveal({ id, idempotencyKey: newKey() })
const seen = (id: string) => app.as(mother).patient.get({ id })
const people = async (accountId = mother) => (await app.as(accountId).patient.list({})).rows

describe('taking somebody out of the household (D-ID-06)', () => {
  it('never leaves a child without a guardian', async () => {
    const id = await add(draftOf())
    expect(await refusalOf(remove(id))).toBe('guardian_last')
    const father = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: father, patientId: id, relation: 'child' },
    })
    await remove(id)
    expect(await people()).toEqual([])
    expect(await people(father)).toMatchObject([{ id }])
    expect(await refusalOf(remove(id, father))).toBe('guardian_last')
  })

  it('leaves one of two guardians who go at one moment', async () => {
    for (let round = 0; round < 8; round++) {
      const father = await app.newAccount()
      const id = await app.newPatient('2020-01-01', { [mother]: 'child', [father]: 'child' })
      const calls = await Promise.allSettled([remove(id, mother), remove(id, father)])
      const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
      expect(refusals).toEqual(['guardian_last'])
    }
  })

  it('is refused by the database too', async () => {
    const id = await add(draftOf())
    const ended = app.database.db.patientLink.updateMany({
      where: { patientId: id },
      data: { endedAt: app.clock.now() },
    })
    await expect(ended).rejects.toThrow('patient_has_guardian')
  })

  it('waits for the open appointments that nobody else would see', async () => {
    const id = await add(draftOf('parent', '1958-05-20'))
    const { slots } = await app.openSession({ day: '2026-11-22', service: 'follow-up' })
    const { appointment } = app.as(mother)
    const slotId = at(slots, 0).id
    const booked = await appointment.book({ slotId, patientId: id, idempotencyKey: newKey() })
    expect(await refusalOf(remove(id))).toBe('patient_has_open_appointments')
    await appointment.cancel({ id: booked.id, idempotencyKey: newKey() })
    await remove(id)
    expect(await refusalOf(appointment.get({ id: booked.id }))).toBe('not_found')
  })

  it('may be undone by whoever let a grown-up go last, and by nobody else', async () => {
    const draft = draftOf('parent', '1958-05-20')
    const id = await add(draft)
    await remove(id)
    const stranger = await app.newAccount()
    expect(await add({ ...draft, relation: 'other' }, stranger)).toBe(id)
    expect(await people(stranger)).toEqual([])
    expect(await add(draft)).toBe(id)
    expect(await people()).toMatchObject([{ id, relation: 'parent' }])
  })

  it('answers for another family’s person as for nobody', async () => {
    const id = await add(draftOf(), await app.newAccount())
    for (const foreign of [id, newKey()]) {
      expect(await refusalOf(remove(foreign))).toBe('not_found')
      expect(await refusalOf(correct(foreign, { name: '周禾' }))).toBe('not_found')
      expect(await refusalOf(reveal(foreign))).toBe('not_found')
    }
  })
})

describe('correcting what was typed (D-ID-07)', () => {
  const passport = (): PatientDraft => ({
    name: '周小禾',
    relation: 'child',
    document: { type: 'passport', number: `E${newKey().slice(0, 8)}` },
    birthDate: '2019-06-01',
    sex: 'female',
  })

  it('is done once in half a year, to the day', async () => {
    const id = await add(passport())
    await correct(id, { name: '周晓禾', sex: 'male' })
    expect(await seen(id)).toMatchObject({ name: '周晓禾', sex: 'male', birthDate: '2019-06-01' })
    expect(await refusalOf(correct(id, { name: '周禾' }))).toBe('correction_too_soon')
    await correct(id, { name: '周晓禾' })
    app.clock.pass(180 * DAY_MS)
    expect(await refusalOf(correct(id, { name: '周禾' }))).toBe('correction_too_soon')
    app.clock.pass(DAY_MS)
    await correct(id, { name: '周禾' })
  })

  it('moves the end of every guardianship with the birth date', async () => {
    const id = await add(passport())
    expect(await seen(id)).toMatchObject({ accessEndsOn: '2037-05-31' })
    await correct(id, { birthDate: '2020-02-29' })
    expect(await seen(id)).toMatchObject({ birthDate: '2020-02-29', accessEndsOn: '2038-02-28' })
  })

  it('does not touch what an ID says, nor use up the half-year for a newborn’s first name', async () => {
    const withId = await add(draftOf())
    expect(await refusalOf(correct(withId, { birthDate: '2019-06-02' }))).toBe('correction_from_document')
    const newborn = await add({ ...newbornDraft('Q510200001', '林晓敏之子'), nameIsTemporary: true })
    await correct(newborn, { name: '周满' })
    expect(await seen(newborn)).toMatchObject({ name: '周满', nameIsTemporary: false })
    await correct(newborn, { birthDate: '2026-11-04' })
    expect(await refusalOf(correct(newborn, { name: '周小满' }))).toBe('correction_too_soon')
  })

  it('is done once when two phones send two names at one moment', async () => {
    const id = await add(passport())
    const calls = await Promise.allSettled(['周一', '周二'].map((name) => correct(id, { name })))
    const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refusals).toEqual(['correction_too_soon'])
  })

  it('refuses a name that is none and a parent younger than the child', async () => {
    await add(draftOf('self', '1990-05-01'))
    const id = await add(passport())
    expect(await refusalOf(correct(id, { name: '😀' }))).toBe('input_invalid')
    expect(await refusalOf(correct(id, { birthDate: '1985-01-01' }))).toBe('relation_age_mismatch')
  })
})

describe('showing a number whole (D-ID-08)', () => {
  const looks = (id: string) =>
    app.database.db.auditEvent.findMany({
      where: { patientIds: { has: id }, action: 'patient.reveal' },
      select: { accountId: true, purpose: true, role: true, fields: true },
    })

  it('is done for a guardian, and written down each time', async () => {
    const draft = draftOf()
    const id = await add(draft)
    const idempotencyKey = newKey()
    for (let n = 0; n < 2; n++) {
      const answer = await app.as(mother).patient.reveal({ id, idempotencyKey })
      expect(answer).toEqual({ documentNumber: draft.document.number })
    }
    const look = { accountId: mother, purpose: 'reveal', role: 'guardian', fields: ['document'] }
    expect(await looks(id)).toEqual([look, look])
  })

  it('stands in no table of answers', async () => {
    const draft = draftOf()
    await reveal(await add(draft))
    const { rows } = await app.database.pool.query(
      'SELECT 1 FROM idempotency_record WHERE idempotency_record::text LIKE $1',
      [`%${draft.document.number}%`],
    )
    expect(rows).toEqual([])
  })

  it.each([
    ['2012-11-22', null],
    ['2012-11-21', 'patient_is_adolescent'],
    ['2008-11-22', 'patient_is_adolescent'],
  ])('to the guardian of somebody born on %s', async (birthDate, code) => {
    const id = await add(draftOf('child', birthDate))
    if (code) expect(await refusalOf(reveal(id))).toBe(code)
    else expect(await reveal(id)).toMatchObject({ documentNumber: expect.stringMatching(/^\d{17}/) })
    expect(await looks(id)).toHaveLength(code ? 0 : 1)
  })

  it('to an adolescent of their own', async () => {
    const id = await add(draftOf('self', '2012-11-21'))
    expect(await reveal(id)).toMatchObject({ documentNumber: expect.any(String) })
    expect(await looks(id)).toMatchObject([{ role: 'self' }])
  })
})
