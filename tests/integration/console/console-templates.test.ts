import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#domain/kernel/time'
import { publishSessions } from '#server/features/appointment/sessions/publish-sessions'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

let app: TestApp
let office: TestOffice
let practitionerId: string
let counties = 0

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  office = await newOffice(app, `竹溪县${++counties}`)
  practitionerId = await app.newPractitioner()
  await app.database.db.practitionerRole.create({
    data: {
      practitionerId,
      organizationId: office.centreId,
      services: ['sick-visit', 'vaccination'],
      since: new Date(dayAfter(app, -100)),
    },
  })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** A Tuesday morning from next week on. */
const draft = () => ({
  organizationId: office.centreId,
  practitionerId,
  service: 'sick-visit' as const,
  weekday: weekdayOf(dayAfter(app, 3)),
  startTime: '08:00',
  endTime: '11:30',
  room: '201',
  seatsPerSlot: 2,
  feeFen: 600,
  reserves: [{ pool: 'on-site' as const, every: 6, offset: 5 }],
  onHolidays: false,
  validFrom: dayAfter(app, 3),
  validTo: null,
})
const save = (more: object = {}) =>
  office.caller.sessionTemplate.save({ ...draft(), ...why(), ...more } as never)
const publish = async () =>
  publishSessions({
    db: app.database.db,
    rules: await app.context(null).rules(),
    now: app.clock.now(),
    horizonDays: 21,
  })
const daysOf = async (templateId: string) => {
  const sessions = await app.database.db.session.findMany({ where: { templateId }, orderBy: { day: 'asc' } })
  return sessions.map(({ day, room }) => [day.toISOString().slice(0, 10), room])
}
const list = async (more: object = {}) => (await office.caller.sessionTemplate.list(more)).rows

it('is published from its first day on; what is published stays, later days follow the new words', async () => {
  const { id, published } = await save()
  expect(published).toEqual({ sessions: 0, bookings: 0, until: null })
  await publish()
  const days = [3, 10, 17].map((ahead) => [dayAfter(app, ahead), '201'])
  expect(await daysOf(id)).toEqual(days)
  const changed = await save({ id, room: '305' })
  expect(changed.published).toEqual({ sessions: 3, bookings: 0, until: dayAfter(app, 17) })
  app.clock.pass(7 * 86_400_000)
  await publish()
  app.clock.pass(-7 * 86_400_000)
  expect(await daysOf(id)).toEqual([...days, [dayAfter(app, 24), '305']])
  expect(await list()).toMatchObject([{ id, room: '305', feeFen: 600, publishedUntil: dayAfter(app, 24) }])
})

it.each([
  ['a slot longer than half an hour', { seatsPerSlot: 4 }, 'template_hours'],
  ['a session shorter than a slot', { endTime: '08:10' }, 'template_hours'],
  ['a session that ends before it starts', { endTime: '07:00' }, 'template_hours'],
  ['an hour that is none', { startTime: '8:00' }, 'input_invalid'],
  ['midnight as an end', { endTime: '24:00' }, 'input_invalid'],
  ['a weekday that is none', { weekday: 8 }, 'input_invalid'],
  ['a service that they do not give there', { service: 'child-checkup' }, 'not_found'],
  ['seats kept for everybody', { reserves: [{ pool: 'public', every: 1, offset: 0 }] }, 'input_invalid'],
] as const)('refuses %s', async (_, more, code) => {
  expect(await refusalOf(save(more))).toBe(code)
})

it('begins tomorrow at the earliest and never ends before it begins', async () => {
  expect(await refusalOf(save({ validFrom: dayAfter(app, 0) }))).toBe('rule_date_past')
  expect(await refusalOf(save({ validTo: dayAfter(app, 2) }))).toBe('input_invalid')
  const { id } = await save({ validFrom: dayAfter(app, 1) })
  app.clock.pass(5 * 86_400_000)
  expect(await save({ id, room: '9', validFrom: dayAfter(app, -4) })).toMatchObject({ id })
  app.clock.pass(-5 * 86_400_000)
})

it('knows no pattern and no place of another office', async () => {
  const { id } = await save()
  const other = await newOffice(app, newKey())
  const theirs = { ...draft(), ...why() }
  expect(await refusalOf(other.caller.sessionTemplate.save({ ...theirs, id } as never))).toBe('not_found')
  expect(await refusalOf(other.caller.sessionTemplate.save(theirs as never))).toBe('not_found')
  const end = { id, validTo: dayAfter(app, 9), ...why() }
  expect(await refusalOf(other.caller.sessionTemplate.end(end))).toBe('not_found')
  expect((await other.caller.sessionTemplate.list({})).rows).toEqual([])
})

it('keeps a practitioner in one place at a time, also when two offices’ clerks write at one moment', async () => {
  const answers = await Promise.allSettled([
    save(),
    save({ startTime: '11:00', endTime: '12:00' }),
    save({ startTime: '11:30', endTime: '12:00' }),
    save({ weekday: weekdayOf(dayAfter(app, 4)) }),
  ])
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThanOrEqual(1)
  expect(await refusalOf(save({ startTime: '11:20', endTime: '11:40', service: 'vaccination' }))).toBe(
    'practitioner_elsewhere',
  )
  expect(await list()).toHaveLength(answers.length - refused.length)
})

it('takes no hour in which the practitioner sits elsewhere on a day that is published', async () => {
  const { id } = await save()
  await publish()
  await office.caller.sessionTemplate.end({ id, validTo: dayAfter(app, 4), ...why() })
  const instead = { startTime: '09:00', endTime: '10:00', validFrom: dayAfter(app, 5) }
  expect(await refusalOf(save(instead))).toBe('practitioner_elsewhere')
  expect(await save({ ...instead, validFrom: dayAfter(app, 18) })).toMatchObject({
    published: { sessions: 0 },
  })
})

it('ends from a day on, and says what is published beyond it', async () => {
  const { id } = await save()
  await publish()
  expect(
    await refusalOf(office.caller.sessionTemplate.end({ id, validTo: dayAfter(app, 0), ...why() })),
  ).toBe('rule_date_past')
  const { published } = await office.caller.sessionTemplate.end({ id, validTo: dayAfter(app, 10), ...why() })
  expect(published).toEqual({ sessions: 2, bookings: 0, until: dayAfter(app, 17) })
  app.clock.pass(30 * 86_400_000)
  await publish()
  expect(await list()).toEqual([])
  expect(await list({ withEnded: true })).toMatchObject([{ id, validTo: dayAfter(app, -20) }])
  app.clock.pass(-30 * 86_400_000)
  expect(await daysOf(id)).toHaveLength(3)
})

it('one that has not begun is never held once it is ended', async () => {
  const { id } = await save({ validFrom: dayAfter(app, 10) })
  await office.caller.sessionTemplate.end({ id, validTo: dayAfter(app, 2), ...why() })
  await publish()
  expect(await daysOf(id)).toEqual([])
})

it('an end is taken back; a new pattern only until a day is published from it', async () => {
  const { id } = await save()
  const changeOf = async () =>
    (await office.caller.change.list({ subject: 'session-template', subjectId: id })).rows[0]?.id ?? ''
  await office.caller.sessionTemplate.end({ id, validTo: addDays(dayAfter(app, 3), 7), ...why() })
  await office.caller.change.revert({ id: await changeOf(), ...why() })
  expect(await list()).toMatchObject([{ id, validTo: null }])

  const fresh = await save({ startTime: '14:00', endTime: '15:00' })
  const { rows } = await office.caller.change.list({ subject: 'session-template', subjectId: fresh.id })
  await publish()
  const attempt = office.caller.change.revert({ id: rows[0]?.id ?? '', ...why() })
  expect(await refusalOf(attempt)).toBe('record_in_use')
  const unused = await save({ startTime: '16:00', endTime: '17:00' })
  const made = await office.caller.change.list({ subject: 'session-template', subjectId: unused.id })
  await office.caller.change.revert({ id: made.rows[0]?.id ?? '', ...why() })
  expect(await list()).toHaveLength(2)
})

it('lists with one statement, by place, person and words', async () => {
  await save()
  await save({ startTime: '14:00', endTime: '15:00', room: '注射室' })
  expect(await countStatements(() => list())).toBe(1)
  expect(await list({ query: '注射室' })).toHaveLength(1)
  expect(await list({ practitionerId })).toHaveLength(2)
  expect(await list({ practitionerId: newKey() })).toEqual([])
  expect(await list({ organizationId: office.regionId })).toEqual([])
})
