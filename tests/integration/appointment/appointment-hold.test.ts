import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { appointmentTasks } from '#server/features/appointment/jobs'
import { EXPIRE_HOLD_TASK, SWEEP_HOLDS_TASK } from '#server/features/appointment/tasks'
import type { Tasks } from '#server/platform/jobs'
import { createRuleTable } from '#server/platform/rule-table'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { freeSeats, historyOf } from '../../support/rows/appointment-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const MINUTE_MS = 60_000
/** Booking ends so long before a slot begins (BK-02). */
const LEAD_MS = 15 * MINUTE_MS
const tomorrow = () => dayAfter(app, 1)

/** The job that waits for the end of a hold, done now. */
async function sweep(holdId: string): Promise<void> {
  await tasks()[EXPIRE_HOLD_TASK]?.({ appointmentId: holdId })
}

function tasks(): Tasks {
  const { database, clock } = app
  const { seatsFreed } = app.context(null).access
  return appointmentTasks({
    access: database,
    rules: createRuleTable(database.db),
    now: clock.now,
    seatsFreed,
  })
}

describe('a hold (BK-13)', () => {
  it('is one per account: the second lets go of the first', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller, accountId } = await app.newFamily()
    const hold = (index: number) =>
      caller.appointment.hold({ slotId: at(slots, index).id, patientId: childId, idempotencyKey: newKey() })
    const first = await hold(0)
    await hold(1)
    await hold(1)
    expect(await freeSeats(app, at(slots, 0).id)).toBe(1)
    expect(await freeSeats(app, at(slots, 1).id)).toBe(0)
    expect(await historyOf(app, first.holdId)).toEqual([
      ['held', accountId],
      ['expired', accountId],
    ])
  })

  it('stays when the next one is refused', async () => {
    const { slots } = await app.openSession({
      day: tomorrow(),
      reserves: [{ pool: 'on-site', every: 2, offset: 1 }],
    })
    const { childId, caller } = await app.newFamily()
    await caller.appointment.hold({ slotId: at(slots, 0).id, patientId: childId, idempotencyKey: newKey() })
    const onSite = { slotId: at(slots, 1).id, patientId: childId, idempotencyKey: newKey() }
    expect(await refusalOf(caller.appointment.hold(onSite))).toBe('slot_pool_on_site')
    expect(await freeSeats(app, at(slots, 0).id)).toBe(0)
  })

  it('is let go by the family, once', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const slotId = at(slots, 0).id
    const { holdId } = await caller.appointment.hold({ slotId, patientId: childId, idempotencyKey: newKey() })
    expect(await caller.appointment.release({ holdId, idempotencyKey: newKey() })).toEqual({ released: true })
    expect(await refusalOf(caller.appointment.release({ holdId, idempotencyKey: newKey() }))).toBe(
      'not_found',
    )
    expect(await freeSeats(app, slotId)).toBe(1)
    // Who goes back a page and taps the same time again has it; for everybody else it opens at a minute.
    const other = await app.newFamily()
    const wish = { slotId, patientId: other.childId, idempotencyKey: newKey() }
    expect(await refusalOf(other.caller.appointment.hold(wish))).toBe('slot_reopens')
    const again = { slotId, patientId: childId, idempotencyKey: newKey() }
    expect(await caller.appointment.hold(again)).toMatchObject({ holdId: expect.any(String) })
  })

  it('is given back by the sweep when its own job came too early, and is in no list', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const slotId = at(slots, 0).id
    const { holdId } = await caller.appointment.hold({ slotId, patientId: childId, idempotencyKey: newKey() })
    await tasks()[SWEEP_HOLDS_TASK]?.({})
    expect((await caller.appointment.get({ id: holdId })).status).toBe('held')
    app.clock.pass(6 * 60_000)
    await tasks()[SWEEP_HOLDS_TASK]?.({})
    expect((await caller.appointment.get({ id: holdId })).status).toBe('expired')
    expect((await caller.appointment.list({})).rows).toEqual([])
  })

  it('is given back by its job when it has run out, and not before', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller, accountId } = await app.newFamily()
    const slotId = at(slots, 0).id
    const { holdId } = await caller.appointment.hold({ slotId, patientId: childId, idempotencyKey: newKey() })
    app.clock.pass(5 * MINUTE_MS - 1)
    await sweep(holdId)
    expect(await freeSeats(app, slotId)).toBe(0)
    app.clock.pass(1)
    await sweep(holdId)
    await sweep(holdId)
    expect(await freeSeats(app, slotId)).toBe(1)
    expect(await historyOf(app, holdId)).toEqual([
      ['held', accountId],
      ['expired', null],
    ])
  })

  it('waits in the queue for its end', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const place = { slotId: at(slots, 0).id, patientId: childId }
    const { holdId } = await caller.appointment.hold({ ...place, idempotencyKey: newKey() })
    const { rows } = await app.database.pool.query(
      `SELECT run_at FROM graphile_worker._private_jobs AS job WHERE job.payload ->> 'appointmentId' = $1`,
      [holdId],
    )
    expect(rows).toEqual([{ run_at: new Date(app.clock.now().getTime() + 5 * MINUTE_MS) }])
  })

  it('that ran out unswept is given back by whoever asks, and opens to everybody at a minute', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const slotId = at(slots, 0).id
    const [late, next] = [await app.newFamily(), await app.newFamily()]
    const { holdId } = await late.caller.appointment.hold({
      slotId,
      patientId: late.childId,
      idempotencyKey: newKey(),
    })
    const book = () =>
      next.caller.appointment.book({ slotId, patientId: next.childId, idempotencyKey: newKey() })
    app.clock.pass(5 * MINUTE_MS - 1)
    expect(await refusalOf(book())).toBe('slot_full')
    app.clock.pass(1)
    expect(await refusalOf(book())).toBe('slot_reopens')
    app.clock.pass(2 * MINUTE_MS)
    expect((await book()).number).toBe(1)
    expect(await historyOf(app, holdId)).toEqual([
      ['held', late.accountId],
      ['expired', null],
    ])
    await sweep(holdId)
  })

  it('of the other guardian that ran out unswept is no obstacle to the child', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const childId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
    const hold = { slotId: at(slots, 0).id, patientId: childId, idempotencyKey: newKey() }
    const book = () =>
      app
        .as(father)
        .appointment.book({ slotId: at(slots, 1).id, patientId: childId, idempotencyKey: newKey() })
    await app.as(mother).appointment.hold(hold)
    expect(await refusalOf(book())).toBe('limit_same_service_day')
    app.clock.pass(5 * MINUTE_MS)
    expect((await book()).number).toBe(2)
    expect(await freeSeats(app, at(slots, 0).id)).toBe(1)
  })

  it('is booked by whoever holds it, in time, for the same slot and person', async () => {
    const { slots } = await app.openSession({ day: tomorrow(), seatsPerSlot: 3 })
    const { accountId, childId, caller } = await app.newFamily()
    const siblingId = await app.newPatient('2023-05-20', { [accountId]: 'child' })
    const stranger = await app.newFamily()
    const [slotId, otherSlot] = [at(slots, 0).id, at(slots, 1).id]
    const { holdId } = await caller.appointment.hold({ slotId, patientId: childId, idempotencyKey: newKey() })
    const book = (change: object) =>
      caller.appointment.book({ slotId, patientId: childId, holdId, idempotencyKey: newKey(), ...change })

    expect(await refusalOf(book({ slotId: otherSlot }))).toBe('hold_mismatch')
    expect(await refusalOf(book({ patientId: siblingId }))).toBe('hold_mismatch')
    expect(await refusalOf(book({ holdId: newKey() }))).toBe('hold_expired')
    const stolen = { slotId, patientId: stranger.childId, holdId, idempotencyKey: newKey() }
    expect(await refusalOf(stranger.caller.appointment.book(stolen))).toBe('hold_expired')
    app.clock.pass(5 * MINUTE_MS)
    expect(await refusalOf(book({}))).toBe('hold_expired')
    app.clock.pass(-1)
    expect((await book({ holdId: holdId.toUpperCase() })).id).toBe(holdId)
    expect(await refusalOf(book({}))).toBe('hold_expired')
  })

  it('is not booked once the visit has begun or the session is suspended', async () => {
    const { slots, sessionId } = await app.openSession({
      day: dayAfter(app, 0),
      startTime: '11:00',
      endTime: '12:00',
    })
    const { childId, caller } = await app.newFamily()
    const begins = at(slots, 0).start.getTime() - app.clock.now().getTime()
    const place = { slotId: at(slots, 0).id, patientId: childId }
    app.clock.pass(begins - LEAD_MS)
    const { holdId } = await caller.appointment.hold({ ...place, idempotencyKey: newKey() })
    app.clock.pass(LEAD_MS)
    // A county whose holds last longer than its lead time.
    const holdExpiresAt = new Date(app.clock.now().getTime() + MINUTE_MS)
    await app.database.db.appointment.update({ where: { id: holdId }, data: { holdExpiresAt } })
    const book = () => caller.appointment.book({ ...place, holdId, idempotencyKey: newKey() })
    expect(await refusalOf(book())).toBe('slot_started')
    app.clock.pass(-MINUTE_MS)
    await app.database.db.session.update({ where: { id: sessionId }, data: { status: 'suspended' } })
    expect(await refusalOf(book())).toBe('slot_suspended')
    app.clock.pass(MINUTE_MS - begins)
  })

  it('begins no later than booking without one, and may be confirmed after that (BK-02)', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 0), startTime: '14:00', endTime: '15:00' })
    const { childId, caller } = await app.newFamily()
    const untilLead = at(slots, 0).start.getTime() - LEAD_MS - app.clock.now().getTime()
    const place = { slotId: at(slots, 0).id, patientId: childId }
    app.clock.pass(untilLead)
    const { holdId } = await caller.appointment.hold({ ...place, idempotencyKey: newKey() })
    app.clock.pass(MINUTE_MS)
    const { childId: neighbour, caller: late } = await app.newFamily()
    const tooLate = { ...place, patientId: neighbour, idempotencyKey: newKey() }
    expect(await refusalOf(late.appointment.hold(tooLate))).toBe('slot_too_soon')
    expect(await refusalOf(late.appointment.book(tooLate))).toBe('slot_too_soon')
    await caller.appointment.book({ ...place, holdId, idempotencyKey: newKey() })
    app.clock.pass(-MINUTE_MS - untilLead)
  })

  it('of the evening before is booked after midnight, when others wait for the morning (BK-02)', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const other = await app.newFamily()
    const place = { slotId: at(slots, 0).id, patientId: childId }
    const untilMidnight = new Date('2026-11-22T00:00:00+08:00').getTime() - app.clock.now().getTime()
    app.clock.pass(untilMidnight - 2 * MINUTE_MS)
    const { holdId } = await caller.appointment.hold({ ...place, idempotencyKey: newKey() })
    app.clock.pass(3 * MINUTE_MS)
    const late = { slotId: at(slots, 1).id, patientId: other.childId, idempotencyKey: newKey() }
    expect(await refusalOf(other.caller.appointment.book(late))).toBe('slot_not_released')
    const booked = await caller.appointment.book({ ...place, holdId, idempotencyKey: newKey() })
    expect(booked.id).toBe(holdId)
    app.clock.pass(-untilMidnight - MINUTE_MS)
  })

  it('goes back when its account books something else', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const [heldSlot, bookedSlot] = [at(slots, 0).id, at(slots, 1).id]
    await caller.appointment.hold({ slotId: heldSlot, patientId: childId, idempotencyKey: newKey() })
    await caller.appointment.book({ slotId: bookedSlot, patientId: childId, idempotencyKey: newKey() })
    expect(await freeSeats(app, heldSlot)).toBe(1)
  })
})
