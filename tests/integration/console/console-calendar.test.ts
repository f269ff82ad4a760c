import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { addDays, localDate, weekdayOf } from '#domain/kernel/time'
import { publishSessions } from '#server/features/appointment/sessions/publish-sessions'
import { createRuleTable } from '#server/platform/rule-table'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

let app: TestApp
let office: TestOffice
let county: string
let counties = 0

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  county = `云石县${++counties}`
  office = await newOffice(app, county)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const setDay = (more: object = {}) =>
  office.caller.calendar.setDay({
    region: county,
    date: dayAfter(app, 30),
    kind: 'closure',
    name: '暴雪',
    ...why(),
    ...more,
  })
const days = async (year = 2026) => (await office.caller.calendar.list({ region: county, year })).rows
const wordOf = (value: object | null, name: string) =>
  (value as Record<string, unknown> | null)?.[name] ?? null
const dayOf = async (date: string) => (await days(Number(date.slice(0, 4)))).find((day) => day.date === date)

it('shows the 33 days of the notice, and the county’s own entries with whose they are', async () => {
  expect(await days()).toHaveLength(33)
  expect(await dayOf('2026-10-01')).toEqual({
    date: '2026-10-01',
    kind: 'holiday',
    nameZh: '国庆节',
    entryOf: null,
  })
  await setDay()
  expect(await dayOf(dayAfter(app, 30))).toMatchObject({ kind: 'closure', nameZh: '暴雪', entryOf: county })
  expect(await days()).toHaveLength(34)
  const other = await newOffice(app, `${county}邻`)
  const theirs = await other.caller.calendar.list({ region: `${county}邻`, year: 2026 })
  expect(theirs.rows).toHaveLength(33)
  expect(await refusalOf(other.caller.calendar.list({ region: county, year: 2026 }))).toBe('not_found')
})

it('a day is written over, cleared and taken back', async () => {
  await setDay()
  await setDay({ kind: 'working', name: '调休上班' })
  expect(await dayOf(dayAfter(app, 30))).toMatchObject({ kind: 'working' })
  await office.caller.calendar.clearDay({ region: county, date: dayAfter(app, 30), ...why() })
  expect(await dayOf(dayAfter(app, 30))).toBeUndefined()
  const { rows } = await office.caller.change.list({ subject: 'calendar-day' })
  expect(rows.map(({ before, after }) => [wordOf(before, 'kind'), wordOf(after, 'kind')])).toEqual([
    ['working', null],
    ['closure', 'working'],
    [null, 'closure'],
  ])
  await office.caller.change.revert({ id: rows[0]?.id ?? '', ...why() })
  expect(await dayOf(dayAfter(app, 30))).toMatchObject({ kind: 'working', nameZh: '调休上班' })
})

it('one day’s change is taken back although another day was changed since', async () => {
  await setDay()
  await setDay({ date: dayAfter(app, 31) })
  const { rows } = await office.caller.change.list({
    subject: 'calendar-day',
    subjectId: `${county}/${dayAfter(app, 30)}`,
  })
  await office.caller.change.revert({ id: rows[0]?.id ?? '', ...why() })
  expect(await dayOf(dayAfter(app, 30))).toBeUndefined()
  expect(await dayOf(dayAfter(app, 31))).toMatchObject({ kind: 'closure' })
})

it.each([
  ['today', () => ({ date: dayAfter(app, 0) }), 'rule_date_past'],
  ['another county', () => ({ region: '别的县' }), 'not_found'],
] as const)('refuses %s', async (_, more, code) => {
  expect(await refusalOf(setDay(more()))).toBe(code)
})

it('clears nothing that is not there', async () => {
  const clear = office.caller.calendar.clearDay({ region: county, date: dayAfter(app, 9), ...why() })
  expect(await refusalOf(clear)).toBe('not_found')
})

it('of ten at one moment on one day all are kept in their order, the last one holds', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, index) => setDay({ name: `第 ${index} 次` })))
  const { rows } = await office.caller.change.list({ subject: 'calendar-day' })
  expect(rows).toHaveLength(10)
  for (const [index, row] of rows.entries()) expect(row.before).toEqual(rows[index + 1]?.after ?? null)
  expect(await dayOf(dayAfter(app, 30))).toMatchObject({ nameZh: wordOf(rows[0]?.after ?? null, 'nameZh') })
})

it('closes the days that are published later, and counts what is published already (BK-20)', async () => {
  const session = await app.openSession({ day: dayAfter(app, 5), organizationId: office.centreId })
  const family = await app.newFamily()
  await family.caller.appointment.book({
    slotId: session.slots[0]?.id ?? '',
    patientId: family.childId,
    idempotencyKey: newKey(),
  })
  expect(await setDay({ date: dayAfter(app, 5) })).toEqual({ sessions: 1, bookings: 1 })
  expect(await setDay({ date: dayAfter(app, 5), kind: 'working' })).toEqual({ sessions: 0, bookings: 0 })
  expect((await family.caller.appointment.list({})).rows).toMatchObject([{ status: 'booked' }])
})

it.each([
  ['closure', '2026-12-08', false, false],
  ['closure', '2026-12-08', true, false],
  ['holiday', '2026-12-08', false, false],
  ['holiday', '2026-12-08', true, true],
] as const)(
  'a %s on %s, by a place whose onHolidays is %s: held %s',
  async (kind, date, onHolidays, held) => {
    const { db } = app.database
    const template = await db.sessionTemplate.create({
      data: {
        organizationId: office.centreId,
        practitionerId: await app.newPractitioner(),
        service: 'sick-visit',
        weekday: weekdayOf(localDate(date)),
        startTime: '09:00',
        endTime: '10:00',
        room: '101',
        seatsPerSlot: 1,
        feeFen: 0n,
        onHolidays,
        validFrom: new Date(date),
        validTo: new Date(addDays(localDate(date), 1)),
      },
    })
    await setDay({ date, kind })
    const rules = await createRuleTable(db)()
    await publishSessions({ db, rules, now: app.clock.now(), horizonDays: 21 })
    expect(await db.session.count({ where: { templateId: template.id } })).toBe(held ? 1 : 0)
  },
)

it('reads a year with as many statements as a day', async () => {
  const empty = await countStatements(() => days(2031))
  await setDay()
  expect(await countStatements(() => days())).toBe(empty)
  expect(empty).toBeLessThanOrEqual(2)
})
