import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addDays, localDate, weekdayOf } from '#domain/kernel/time'
import { PUBLISHED_DAYS, publishSessions } from '#server/features/appointment/sessions/publish-sessions'
import { at, createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const publish = async () => {
  const rules = await app.context(null).rules()
  return publishSessions({ db: app.database.db, rules, now: app.clock.now(), horizonDays: PUBLISHED_DAYS })
}

async function newTemplate(change: object = {}) {
  const { db } = app.database
  const template = {
    organizationId: await app.newOrganization(),
    practitionerId: await app.newPractitioner(),
    service: 'child-checkup',
    weekday: weekdayOf(dayAfter(app, 2)),
    startTime: '08:00',
    endTime: '11:30',
    room: '203',
    seatsPerSlot: 1,
    feeFen: 0n,
    validFrom: new Date('2026-01-01'),
    ...change,
  }
  return db.sessionTemplate.create({ data: template })
}

const sessionsOf = (templateId: string) =>
  app.database.db.session.findMany({
    where: { templateId },
    orderBy: { day: 'asc' },
    include: { slots: { orderBy: { startAt: 'asc' } } },
  })
const daysOf = (sessions: readonly { day: Date }[]) =>
  sessions.map(({ day }) => day.toISOString().slice(0, 10))

it('publishes three weeks once, also when two processes do it at one moment', async () => {
  const { id } = await newTemplate()
  expect((await Promise.all([publish(), publish(), publish()])).reduce((sum, added) => sum + added)).toBe(3)
  expect(await publish()).toBe(0)
  const sessions = await sessionsOf(id)
  expect(daysOf(sessions)).toEqual([2, 9, 16].map((days) => dayAfter(app, days)))
  for (const session of sessions) expect(session.slots).toHaveLength(10)
})

it('keeps when each day opens: a fortnight ahead at seven, a week for a lead hospital (BK-03)', async () => {
  const centre = await newTemplate()
  const hospital = await newTemplate({ organizationId: await app.newOrganization('lead-hospital') })
  await publish()
  const opened = async (templateId: string) => at(await sessionsOf(templateId), 2).releaseAt.toISOString()
  expect(await opened(centre.id)).toBe('2026-11-22T23:00:00.000Z')
  expect(await opened(hospital.id)).toBe('2026-11-29T23:00:00.000Z')
})

it('opens what is published after its hour at the next one, to nobody before (decision 179)', async () => {
  const { id, organizationId, practitionerId } = await newTemplate({ service: 'sick-visit' })
  await publish()
  const [session] = await sessionsOf(id)
  const opensAt = '2026-11-22T07:00:00+08:00'
  expect(session?.releaseAt).toEqual(new Date(opensAt))
  for (const { reopensAt } of session?.slots ?? []) expect(reopensAt).toEqual(new Date(opensAt))
  const anybody = app.as(null)
  const day = dayAfter(app, 2)
  const listed = async () => {
    const { rows } = await anybody.slot.list({
      organizationId,
      practitionerId,
      service: 'sick-visit',
      from: day,
      to: day,
    })
    return [...new Set(rows.map(({ bookable, refusal }) => (bookable ? 'open' : JSON.stringify(refusal))))]
  }
  expect(await listed()).toEqual([JSON.stringify({ code: 'slot_not_released', facts: { opensAt } })])
  const wait = new Date(opensAt).getTime() - app.clock.now().getTime()
  app.clock.pass(wait)
  expect(await listed()).toEqual(['open'])
  app.clock.pass(-wait)
})

it('cuts the session by the service’s length and numbers its seats (BK-04)', async () => {
  const { id } = await newTemplate({
    service: 'sick-visit',
    seatsPerSlot: 3,
    reserves: [{ pool: 'on-site', every: 4, offset: 3 }],
  })
  await publish()
  const { slots, startAt, endAt } = at(await sessionsOf(id), 0)
  expect([startAt, endAt]).toEqual([at(slots, 0).startAt, new Date('2026-11-23T11:30:00+08:00')])
  expect(slots.map(({ firstNumber, capacity, pool }) => [firstNumber, capacity, pool])).toEqual([
    [1, 3, 'public'],
    [4, 3, 'public'],
    [7, 3, 'public'],
    [10, 3, 'on-site'],
    [13, 3, 'public'],
    [16, 3, 'public'],
    [19, 3, 'public'],
  ])
  for (const { freeSeats, booked } of slots) expect([freeSeats, booked]).toEqual([[1, 2, 3], 0])
})

it('honours the first and the last day of a template', async () => {
  const first = dayAfter(app, 9)
  const started = await newTemplate({ validFrom: new Date(first) })
  const ended = await newTemplate({ validTo: new Date(first) })
  await publish()
  expect(daysOf(await sessionsOf(started.id))).toEqual([first, addDays(first, 7)])
  expect(daysOf(await sessionsOf(ended.id))).toEqual([addDays(first, -7)])
})

it('adds the next day when a day has passed, and leaves what is there as it is', async () => {
  const { id } = await newTemplate({ weekday: weekdayOf(addDays(localDate('2026-11-21'), PUBLISHED_DAYS)) })
  await publish()
  const before = await sessionsOf(id)
  app.clock.pass(86_400_000)
  await publish()
  app.clock.pass(-86_400_000)
  const after = await sessionsOf(id)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(daysOf(after).at(-1)).toBe(dayAfter(app, PUBLISHED_DAYS))
})

it('keeps a holiday free, but for the places that stay open (BK-20)', async () => {
  const back = app.clock.now().getTime() - new Date('2026-09-28T10:00:00+08:00').getTime()
  app.clock.pass(-back)
  const thursday = weekdayOf(localDate('2026-10-01'))
  const resting = await newTemplate({ weekday: thursday })
  const open = await newTemplate({ weekday: thursday, onHolidays: true })
  await publish()
  app.clock.pass(back)
  const days = async (id: string) => (await sessionsOf(id)).map(({ day }) => day.toISOString().slice(0, 10))
  expect(await days(resting.id)).toEqual(['2026-10-08', '2026-10-15'])
  expect(await days(open.id)).toEqual(['2026-10-01', '2026-10-08', '2026-10-15'])
})

it('publishes every other place when one template cannot be cut into slots', async () => {
  const broken = await newTemplate({ seatsPerSlot: 9 })
  const sound = await newTemplate()
  await expect(publish()).rejects.toThrow(/sessions were not published/)
  expect(await sessionsOf(broken.id)).toEqual([])
  expect(await sessionsOf(sound.id)).toHaveLength(3)
})
