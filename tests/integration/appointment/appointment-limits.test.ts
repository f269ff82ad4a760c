import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Service } from '#domain/kernel/healthcare-service'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const HOUR_MS = 3_600_000

async function slotOn(days: number, service: Service = 'sick-visit', startTime = '09:00'): Promise<string> {
  const { slots } = await app.openSession({ day: dayAfter(app, days), service, startTime, endTime: '12:00' })
  return at(slots, 0).id
}

/** So many visits that were given back on their own day, over the last weeks. */
async function giveBackLate(count: number, { accountId, childId }: { accountId: string; childId: string }) {
  const [slot] = (await app.openSession({ day: dayAfter(app, 6), seatsPerSlot: 1 })).slots
  await app.database.transaction(async (tx) => {
    // As they were left by other days: no slot of today counts them.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`
      INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, status_by_account_id, seat_no,
        organization_id, practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
      SELECT gen_random_uuid(), slot.id, ${childId}::uuid, ${accountId}::uuid, 'late-cancelled', at.day, ${accountId}::uuid, 1,
        organization_id, practitioner_id, 'vaccination', at.day::date, at.day, at.day + interval '10 minutes', 1, '', 0, '', at.day
      FROM slot JOIN session ON session.id = slot.session_id,
        LATERAL (SELECT ${app.clock.now()}::timestamptz - (1 + n / 10) * interval '1 day' AS day
          FROM generate_series(1, ${count}::int) AS n) AS at
      WHERE slot.id = ${slot?.id}::uuid`
  })
}

async function refusalsOf(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls)
  return settled.flatMap((call) => (call.status === 'rejected' ? [String(call.reason.message)] : []))
}

describe('limits of one person (BK-07)', () => {
  it('one per service and day, two a day', async () => {
    const { childId, caller } = await app.newFamily()
    const book = (slotId: string) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    await book(await slotOn(1))
    expect(await refusalOf(book(await slotOn(1, 'sick-visit', '10:00')))).toBe('limit_same_service_day')
    await book(await slotOn(1, 'vaccination', '10:00'))
    expect(await refusalOf(book(await slotOn(1, 'follow-up', '11:00')))).toBe('limit_day')
  })

  it('three open, two of one service', async () => {
    const { childId, caller } = await app.newFamily()
    const book = (slotId: string) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    const { id } = await book(await slotOn(1))
    await book(await slotOn(2))
    expect(await refusalOf(book(await slotOn(3)))).toBe('limit_service_window')
    await book(await slotOn(3, 'vaccination'))
    const fourth = await slotOn(4, 'follow-up')
    expect(await refusalOf(book(fourth))).toBe('limit_open')
    await caller.appointment.cancel({ id, idempotencyKey: newKey() })
    await book(fourth)
  })

  it('hold for whoever has given back more than anybody should', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    const book = (slotId: string) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    const first = await book(await slotOn(1))
    await giveBackLate(200, { accountId, childId })
    await book(await slotOn(2, 'vaccination'))
    await book(await slotOn(3, 'vaccination'))
    expect(await refusalOf(book(await slotOn(4, 'vaccination')))).toBe('limit_open')
    expect(await refusalOf(book(await slotOn(1, 'sick-visit', '10:00')))).toBe('booking_banned')
    expect((await caller.appointment.get({ id: first.id })).status).toBe('booked')
  })

  it('count what is ahead: visits of earlier days that nobody checked in are over', async () => {
    const { childId, caller } = await app.newFamily()
    const slotIds = [await slotOn(1), await slotOn(2), await slotOn(3)]
    const book = (index: number) =>
      caller.appointment.book({ slotId: at(slotIds, index), patientId: childId, idempotencyKey: newKey() })
    await book(0)
    await book(1)
    app.clock.pass(38 * HOUR_MS)
    expect(dayAfter(app, 1)).toBe('2026-11-24')
    expect((await book(2)).status).toBe('booked')
    app.clock.pass(-38 * HOUR_MS)
  })

  it('hold for the person, whoever of two guardians books', async () => {
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const childId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
    const slotIds = await Promise.all([slotOn(1), slotOn(1, 'sick-visit', '10:00')])
    const book = (accountId: string, slotId: string) =>
      app.as(accountId).appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    const refusals = await refusalsOf([book(mother, at(slotIds, 0)), book(father, at(slotIds, 1))])
    expect(refusals).toEqual(['limit_same_service_day'])
    const seen = await Promise.all([mother, father].map((id) => app.as(id).appointment.list({})))
    expect(at(seen, 0).rows).toEqual(at(seen, 1).rows)
    expect(at(seen, 0).rows).toHaveLength(1)
    await app.as(father).appointment.cancel({ id: at(at(seen, 0).rows, 0).id, idempotencyKey: newKey() })
  })

  it('hold when twenty bookings arrive at one moment', async () => {
    const { childId, caller } = await app.newFamily()
    const services = ['sick-visit', 'vaccination', 'follow-up', 'child-checkup', 'expert-outreach'] as const
    const slotIds: string[] = []
    for (const day of [1, 2, 3, 4]) {
      for (const [hour, service] of services.entries()) {
        slotIds.push(await slotOn(day, service, `${String(7 + hour).padStart(2, '0')}:00`))
      }
    }
    const refusals = await refusalsOf(
      slotIds.map((slotId) =>
        caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() }),
      ),
    )
    expect(refusals).toHaveLength(17)
    expect(new Set(refusals)).not.toContain('busy')
    expect((await caller.appointment.list({})).rows).toHaveLength(3)
  })

  it('are one child’s and not its sister’s', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    const sisterId = await app.newPatient('2023-05-20', { [accountId]: 'child' })
    const { slots } = await app.openSession({ day: dayAfter(app, 1), seatsPerSlot: 2 })
    const slotId = at(slots, 0).id
    const booked = await Promise.all(
      [childId, sisterId].map((patientId) =>
        caller.appointment.book({ slotId, patientId, idempotencyKey: newKey() }),
      ),
    )
    expect(new Set(booked.map(({ number }) => number))).toEqual(new Set([1, 2]))
  })
})

describe('one person is in one place at a time (BK-08)', () => {
  it('also across places and services, and may go from one to the next', async () => {
    const { childId, caller } = await app.newFamily()
    const book = (slotId: string) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    await book(await slotOn(1, 'sick-visit', '09:00'))
    expect(await refusalOf(book(await slotOn(1, 'vaccination', '09:05')))).toBe('time_overlap')
    await book(await slotOn(1, 'vaccination', '09:10'))
  })

  it('when two overlapping bookings arrive at one moment', async () => {
    const { childId, caller } = await app.newFamily()
    const slotIds = [await slotOn(1, 'sick-visit', '09:00'), await slotOn(1, 'vaccination', '09:05')]
    const calls = slotIds.map((slotId) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() }),
    )
    expect(await refusalsOf(calls)).toEqual(['time_overlap'])
  })
})

describe('who may book for whom', () => {
  it('a child under fourteen not for itself (BK-18), on the day it turns fourteen yes', async () => {
    const slotId = await slotOn(1, 'follow-up')
    const [young, old] = [await app.newAccount(), await app.newAccount()]
    const tomorrowFourteen = await app.newPatient('2012-11-22', { [young]: 'self' })
    const todayFourteen = await app.newPatient('2012-11-21', { [old]: 'self' })
    const book = (accountId: string, patientId: string) =>
      app.as(accountId).appointment.book({ slotId, patientId, idempotencyKey: newKey() })
    expect(await refusalOf(book(young, tomorrowFourteen))).toBe('guardian_required')
    await book(old, todayFourteen)
  })

  it('only for people of the family, as long as they are', async () => {
    const slotId = await slotOn(1)
    const [family, stranger] = [await app.newFamily(), await app.newFamily()]
    const theirs = { slotId, patientId: stranger.childId, idempotencyKey: newKey() }
    expect(await refusalOf(family.caller.appointment.book(theirs))).toBe('not_found')
    const { accountId, childId } = family
    await app.database.db.patientLink.create({
      data: { accountId: await app.newAccount(), patientId: childId, relation: 'child' },
    })
    await app.as(accountId).patient.remove({ id: childId, idempotencyKey: newKey() })
    const former = { slotId, patientId: family.childId, idempotencyKey: newKey() }
    expect(await refusalOf(family.caller.appointment.book(former))).toBe('not_found')
  })

  it('a check-up before the child is seven (E1 27)', async () => {
    const slotId = await slotOn(4, 'child-checkup')
    const accountId = await app.newAccount()
    const seven = await app.newPatient('2019-11-25', { [accountId]: 'child' })
    const nearlySeven = await app.newPatient('2019-11-26', { [accountId]: 'child' })
    const book = (patientId: string) =>
      app.as(accountId).appointment.book({ slotId, patientId, idempotencyKey: newKey() })
    expect(await refusalOf(book(seven))).toBe('service_age')
    await book(nearlySeven)
  })
})

describe('kept for others, not open yet, over', () => {
  it('is refused with its reason (BK-02, BK-03, BK-05)', async () => {
    const { childId, caller } = await app.newFamily()
    const book = (slotId: string) =>
      caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    for (const pool of ['on-site', 'referral', 'signed-family'] as const) {
      const { slots } = await app.openSession({
        day: dayAfter(app, 2),
        reserves: [{ pool, every: 1, offset: 0 }],
      })
      expect(await refusalOf(book(at(slots, 0).id))).toBe(`slot_pool_${pool.replace('-', '_')}`)
    }
    expect(await refusalOf(book(await slotOn(15)))).toBe('slot_outside_window')
    expect(await refusalOf(book(await slotOn(0, 'sick-visit', '09:00')))).toBe('slot_started')
    const suspended = await app.openSession({ day: dayAfter(app, 1) })
    await app.database.db.session.update({
      where: { id: suspended.sessionId },
      data: { status: 'suspended' },
    })
    expect(await refusalOf(book(at(suspended.slots, 0).id))).toBe('slot_suspended')
  })

  it('opens at seven o’clock to the millisecond, on the server’s clock', async () => {
    const slotId = await slotOn(15)
    const { childId, caller } = await app.newFamily()
    const book = () => caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    const toSeven = 21 * 3_600_000
    app.clock.pass(toSeven - 1)
    expect(await refusalOf(book())).toBe('slot_not_released')
    app.clock.pass(1)
    expect(await book()).toMatchObject({ status: 'booked' })
    app.clock.pass(-toSeven)
  })
})
