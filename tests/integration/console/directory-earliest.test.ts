import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, instantAt, type LocalDate, localDate, localTime } from '#domain/kernel/time'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { clockAt } from '../../support/model/clock'
import { testContext } from '../../support/room/test-context'

const TODAY = localDate('2026-11-23')
const TOMORROW = addDays(TODAY, 1)
const AT_EIGHT = '2026-11-23T08:00:00+08:00'

let database: TestDatabase
let centreId: string
let practitionerId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  const place = {
    pinyin: 'cheng dong',
    initials: 'cd',
    address: '',
    street: '',
    phone: '',
    latitude: 30,
    longitude: 103,
  }
  const centre = { ...place, kind: 'community-centre', name: '城东', services: ['sick-visit'] }
  centreId = (await db.organization.create({ data: centre })).id
  const doctor = { name: '何静', pinyin: 'he jing', initials: 'hj', title: '儿科主治医师', intro: '' }
  practitionerId = (await db.practitioner.create({ data: doctor })).id
})
beforeEach(async () => {
  await database.db.slot.deleteMany()
  await database.db.session.deleteMany()
})
afterAll(() => database.drop())

interface SessionDraft {
  readonly day?: LocalDate
  readonly status?: 'open' | 'suspended'
  readonly releaseAt?: string
  readonly service?: string
}

interface SlotDraft {
  readonly start: string
  readonly pool?: string
  readonly free?: number
}

/** A session with slots of 20 minutes and three seats, `free` of them not taken. */
async function session(draft: SessionDraft, ...slots: readonly SlotDraft[]): Promise<void> {
  const {
    day = TODAY,
    status = 'open',
    releaseAt = '2026-11-01T07:00:00+08:00',
    service = 'sick-visit',
  } = draft
  const starts = slots.map(({ start }) => instantAt(day, localTime(start)))
  const minutesLater = (start: Date | undefined) => new Date((start?.getTime() ?? 0) + 20 * 60_000)
  // A booked seat without an appointment is what the database must refuse; here only the reading is tested.
  await database.pool.query(`ALTER TABLE slot DISABLE TRIGGER slot_booked_equals_appointments`)
  await database.db.session.create({
    data: {
      organizationId: centreId,
      practitionerId,
      service,
      day: new Date(day),
      startAt: starts[0] ?? '',
      endAt: minutesLater(starts.at(-1)),
      room: '2 号诊室',
      feeFen: 600,
      releaseAt: new Date(releaseAt),
      status,
      slots: {
        create: slots.map(({ pool = 'public', free = 3 }, index) => ({
          startAt: starts[index] ?? '',
          endAt: minutesLater(starts[index]),
          pool,
          capacity: 3,
          booked: 3 - free,
          firstNumber: 1 + index * 3,
          freeSeats: [1, 2, 3].slice(3 - free),
        })),
      },
    },
  })
}

async function earliest(at: string, query: { onDay?: LocalDate } = {}) {
  const context = await testContext(database, { now: clockAt(at).now })
  const caller = createCallerFactory(appRouter)(context.as(null))
  const { rows } = await caller.organization.list({ service: 'sick-visit', ...query })
  return rows.map(
    (row) => row.earliest && { start: row.earliest.start.slice(5, 16), free: row.earliest.free },
  )
}

describe('the earliest seat', () => {
  it('is the first public slot ahead with a free seat, and says who is there', async () => {
    await session({ day: TOMORROW }, { start: '08:00' })
    await session({}, { start: '09:00' }, { start: '09:20' })
    const context = await testContext(database, { now: clockAt(AT_EIGHT).now })
    const { rows, serverTime } = await createCallerFactory(appRouter)(context.as(null)).organization.list({
      service: 'sick-visit',
    })
    expect(serverTime).toBe(AT_EIGHT)
    expect(rows[0]?.earliest).toEqual({
      start: '2026-11-23T09:00:00+08:00',
      free: 3,
      practitionerName: '何静',
      practitionerTitle: '儿科主治医师',
    })
  })

  it.each([
    ['has begun', { start: '08:00' }],
    ['begins too soon (BK-02)', { start: '08:14' }],
    ['is full', { start: '08:20', free: 0 }],
    ['is kept for referrals', { start: '08:20', pool: 'referral' }],
    ['is kept for signed families', { start: '08:20', pool: 'signed-family' }],
    ['is kept for those who come in person', { start: '08:20', pool: 'on-site' }],
  ])('skips a slot that %s', async (_why, skipped) => {
    await session({}, skipped, { start: '09:00', free: 1 })
    expect(await earliest(AT_EIGHT)).toEqual([{ start: '11-23T09:00', free: 1 }])
  })

  it.each([
    ['is suspended', { status: 'suspended' }],
    ['is not released yet', { releaseAt: '2026-11-23T08:00:01+08:00' }],
    ['is for another service', { service: 'vaccination' }],
  ] as const)('skips a session that %s', async (_why, skipped) => {
    await session(skipped, { start: '08:20' })
    await session({ day: TOMORROW }, { start: '08:00' })
    expect(await earliest(AT_EIGHT)).toEqual([{ start: '11-24T08:00', free: 3 }])
  })

  it('counts a session from the very moment of its release', async () => {
    await session({ releaseAt: AT_EIGHT }, { start: '08:20' })
    expect(await earliest(AT_EIGHT)).toEqual([{ start: '11-23T08:20', free: 3 }])
  })

  it('offers a slot while there is time to come (BK-02)', async () => {
    await session({}, { start: '08:15' })
    expect(await earliest(AT_EIGHT)).toEqual([{ start: '11-23T08:15', free: 3 }])
  })

  it.each([
    ['2026-11-23T06:59:59+08:00', '11-24T08:00'],
    ['2026-11-23T07:00:00+08:00', '11-23T08:20'],
  ])('at %s is %s: the same day opens at 07:00 (BK-02)', async (at, start) => {
    await session({}, { start: '08:20' })
    await session({ day: TOMORROW }, { start: '08:00' })
    expect(await earliest(at)).toEqual([{ start, free: 3 }])
  })

  it('is none where nothing is free; asked for a day, such a place is left out', async () => {
    await session({}, { start: '08:20', free: 0 })
    await session({ day: TOMORROW }, { start: '08:00' })
    expect(await earliest(AT_EIGHT, { onDay: TODAY })).toEqual([])
    expect(await earliest(AT_EIGHT, { onDay: TOMORROW })).toEqual([{ start: '11-24T08:00', free: 3 }])
    expect(await earliest(AT_EIGHT, { onDay: addDays(TODAY, -1) })).toEqual([])
    await database.db.slot.deleteMany()
    expect(await earliest(AT_EIGHT)).toEqual([null])
  })
})
