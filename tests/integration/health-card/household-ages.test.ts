import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { addDays, instantAt, localDate, localTime } from '#domain/kernel/time'
import { eighteenthBirthday } from '#domain/patient/guardianship'
import { patientTasks } from '#server/features/patient/jobs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf } from '../../support/rows/patient-drafts'

/** What a birthday changes for whoever acts for a child: at fourteen what is seen, at eighteen everything (D-PR). */
const START = new Date('2026-01-10T10:00:00+08:00')
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: START.toISOString() })
})
afterEach(() => {
  goTo(START)
  app.assertQuiet()
})
afterAll(() => app.close())

const goTo = (moment: Date) => app.clock.pass(moment.getTime() - app.clock.now().getTime())
const on = (day: string, time: string) => instantAt(localDate(day), localTime(time))

/** Born on, the last day before, and the first day of the new age; 29 February counts from 1 March of a common year. */
const FOURTEEN = [
  ['2012-03-15', '2026-03-14', '2026-03-15'],
  ['2012-02-29', '2026-02-28', '2026-03-01'],
] as const
const EIGHTEEN = [
  ['2008-03-15', '2026-03-14', '2026-03-15'],
  ['2008-02-29', '2026-02-28', '2026-03-01'],
] as const

describe.each(FOURTEEN)('somebody born on %s', (birthDate, lastDay, birthday) => {
  it(`is read by a guardian up to ${lastDay}, from ${birthday} on only after an own yes`, async () => {
    const mother = await app.newAccount()
    const { appointment, patient } = app.as(mother)
    const childId = (await patient.add({ ...draftOf('child', birthDate), idempotencyKey: newKey() })).id
    const { slots } = await app.openSession({ day: '2026-01-12' })
    const { id } = await appointment.book({
      slotId: at(slots, 0).id,
      patientId: childId,
      reason: '咳嗽两天',
      idempotencyKey: newKey(),
    })
    const reasons = async () => [
      (await appointment.get({ id })).reason,
      (await appointment.list({})).rows[0]?.reason,
    ]
    const reveal = () => patient.reveal({ id: childId, idempotencyKey: newKey() })

    goTo(on(lastDay, '23:59'))
    expect(await reasons()).toEqual(['咳嗽两天', '咳嗽两天'])
    await reveal()
    goTo(on(birthday, '00:00'))
    expect(await reasons()).toEqual([null, null])
    expect(await refusalOf(reveal())).toBe('patient_is_adolescent')
    expect(await appointment.get({ id })).toMatchObject({
      patientId: childId,
      start: '2026-01-12T09:00:00+08:00',
    })

    await app.database.db.consent.create({
      data: {
        patientId: childId,
        accountId: mother,
        purpose: 'guardian-view',
        textVersion: currentConsentText('guardian-view').version,
        decision: 'given',
        decidedAt: app.clock.now(),
      },
    })
    expect(await reasons()).toEqual(['咳嗽两天', '咳嗽两天'])
  })
})

describe.each(EIGHTEEN)('somebody born on %s', (birthDate, lastDay, birthday) => {
  it(`has guardians up to ${lastDay} and none from ${birthday} on`, async () => {
    const mother = await app.newAccount()
    const draft = draftOf('child', birthDate)
    const { patient } = app.as(mother)
    const { id } = await patient.add({ ...draft, idempotencyKey: newKey() })
    const people = async () => (await patient.list({})).rows

    goTo(on(lastDay, '23:59'))
    expect(await people()).toMatchObject([{ id, accessEndsOn: lastDay }])
    await patient.get({ id })
    goTo(on(birthday, '00:00'))
    expect(await people()).toEqual([])
    for (const call of [
      () => patient.get({ id }),
      () => patient.remove({ id, idempotencyKey: newKey() }),
      () => patient.reveal({ id, idempotencyKey: newKey() }),
    ]) {
      expect(await refusalOf(call())).toBe('not_found')
    }

    // Whoever wants to help on asks the grown-up person; nobody is left who could say yes but staff.
    expect(await patient.add({ ...draft, idempotencyKey: newKey() })).toEqual({ id })
    expect(await people()).toEqual([])
    const desk = await app.newStaff('front-desk', await app.newOrganization())
    const { rows } = await desk.caller.guardianship.staffFind({
      documentType: draft.document.type,
      number: draft.document.number,
    })
    await desk.caller.guardianship.staffDecide({
      id: at(rows, 0).id,
      decision: 'approve',
      proof: 'household-register',
      note: '看过身份证',
      idempotencyKey: newKey(),
    })
    expect(await people()).toMatchObject([{ id, accessEndsOn: null }])
  })
})

it('a guardianship that a birthday ended is closed at night, with that day', async () => {
  const mother = await app.newAccount()
  const draft = draftOf('child', '2008-03-15')
  const { id } = await app.as(mother).patient.add({ ...draft, idempotencyKey: newKey() })
  goTo(on('2026-03-17', '00:15'))
  const { db, now } = app.context(null)
  const [nightly] = Object.values(patientTasks({ db, now }))
  for (let n = 0; n < 2; n++) await nightly?.({})
  const link = await db.patientLink.findFirstOrThrow({ where: { patientId: id } })
  expect(link.endedAt).toEqual(on('2026-03-15', '00:00'))
})

it('the database and the domain agree who is grown up, on every pair of days', async () => {
  const day = fc.integer({ min: 0, max: 15_000 }).map((n) => addDays(localDate('1990-01-01'), n))
  const pairs = fc.sample(fc.tuple(day, day), { numRuns: 2_000 })
  pairs.push(
    [localDate('2008-02-29'), localDate('2026-02-28')],
    [localDate('2008-02-29'), localDate('2026-03-01')],
  )
  pairs.push(
    [localDate('2006-02-28'), localDate('2024-02-29')],
    [localDate('2006-03-01'), localDate('2024-02-29')],
  )
  const { rows } = await app.database.pool.query<{ grown: boolean }>(
    `SELECT born <= (on_day - interval '18 years')::date AS grown
     FROM unnest($1::date[], $2::date[]) WITH ORDINALITY AS pair (born, on_day, place) ORDER BY place`,
    [pairs.map(([born]) => born), pairs.map(([, onDay]) => onDay)],
  )
  expect(rows.map(({ grown }) => grown)).toEqual(
    pairs.map(([born, onDay]) => eighteenthBirthday(born) <= onDay),
  )
})
