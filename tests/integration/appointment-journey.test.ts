import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { appointmentTasks } from '#server/features/appointment/jobs'
import { EXPIRE_HOLD_TASK, SWEEP_HOLDS_TASK } from '#server/features/appointment/tasks'
import type { Tasks } from '#server/platform/jobs'
import { createRuleTable } from '#server/platform/rule-table'
import { refusalOf } from '../support/refusal-of'
import { assertSeatsAddUp, at, createTestApp, dayAfter, newKey, type TestApp } from '../support/test-app'

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
const tomorrow = () => dayAfter(app, 1)

async function freeSeats(slotId: string): Promise<number> {
  const slot = await app.database.db.slot.findUniqueOrThrow({ where: { id: slotId } })
  return slot.capacity - slot.booked
}

async function historyOf(id: string): Promise<[string, string | null][]> {
  const changes = await app.database.db.appointmentStatusChange.findMany({
    where: { appointmentId: id },
    orderBy: { id: 'asc' },
  })
  return changes.map(({ status, byAccountId }) => [status, byAccountId])
}

/** The job that waits for the end of a hold, done now. */
async function sweep(holdId: string): Promise<void> {
  await tasks()[EXPIRE_HOLD_TASK]?.({ appointmentId: holdId })
}

function tasks(): Tasks {
  const { database, clock } = app
  return appointmentTasks({ access: database, rules: createRuleTable(database.db), now: clock.now })
}

describe('a family', () => {
  it('holds, books and cancels, and the seat is free again', async () => {
    const { slots, organizationId, practitionerId } = await app.openSession({
      day: tomorrow(),
      seatsPerSlot: 2,
    })
    const slot = at(slots, 1)
    const { accountId, childId, caller } = await app.newFamily()

    const held = await caller.appointment.hold({
      slotId: slot.id,
      patientId: childId,
      idempotencyKey: newKey(),
    })
    expect(held).toMatchObject({
      expiresAt: '2026-11-21T10:05:00+08:00',
      serverTime: '2026-11-21T10:00:00+08:00',
    })
    expect(await freeSeats(slot.id)).toBe(1)

    const booked = await caller.appointment.book({
      slotId: slot.id,
      patientId: childId,
      holdId: held.holdId,
      reason: '  咳嗽三天，𠮷\n夜里发热  ',
      idempotencyKey: newKey(),
    })
    expect(booked).toEqual({
      id: held.holdId,
      status: 'booked',
      number: 3,
      start: '2026-11-22T09:20:00+08:00',
      end: '2026-11-22T09:40:00+08:00',
    })
    expect(await caller.appointment.get({ id: booked.id })).toMatchObject({
      status: 'booked',
      reason: '咳嗽三天，𠮷\n夜里发热',
      day: tomorrow(),
      expectedAt: '2026-11-22T09:20:00+08:00',
      feeFen: 500,
      room: '101',
      organization: { id: organizationId },
      practitioner: { id: practitionerId, title: '主治医师' },
      holdExpiresAt: null,
      freeCancelUntil: '2026-11-22T00:00:00+08:00',
      canCancel: true,
    })

    const cancelled = { id: booked.id, reason: '孩子好了', idempotencyKey: newKey() }
    expect(await caller.appointment.cancel(cancelled)).toEqual({ status: 'cancelled' })
    expect(await freeSeats(slot.id)).toBe(2)
    expect(await historyOf(booked.id)).toEqual([
      ['held', accountId],
      ['booked', accountId],
      ['cancelled', accountId],
    ])
  })

  it('keeps what it wrote from whoever reads the database', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const place = { slotId: at(slots, 0).id, patientId: childId }
    const { id } = await caller.appointment.book({ ...place, reason: '反复腹泻', idempotencyKey: newKey() })
    await caller.appointment.cancel({ id, reason: '去了外地', idempotencyKey: newKey() })
    const { rows } = await app.database.pool.query(
      `SELECT appointment::text || change::text AS row FROM appointment
       JOIN appointment_status_change AS change ON change.appointment_id = appointment.id WHERE appointment.id = $1`,
      [id],
    )
    expect(rows).toHaveLength(2)
    for (const { row } of rows) expect(row).not.toMatch(/腹泻|外地/)
  })

  it('gets consecutive numbers in a slot, and the one given back first', async () => {
    const { slots } = await app.openSession({ day: tomorrow(), seatsPerSlot: 3 })
    const slotId = at(slots, 1).id
    const families = await Promise.all([1, 2, 3, 4].map(() => app.newFamily()))
    const book = async (index: number) => {
      const { caller, childId } = at(families, index)
      return caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    }
    const first = await book(0)
    expect([first.number, (await book(1)).number, (await book(2)).number]).toEqual([4, 5, 6])
    expect(await refusalOf(book(3))).toBe('slot_full')
    await at(families, 0).caller.appointment.cancel({ id: first.id, idempotencyKey: newKey() })
    expect((await book(3)).number).toBe(4)
  })

  it('cancels late from midnight on, and not after the visit began (BK-09)', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller } = await app.newFamily()
    const slotId = at(slots, 0).id
    const { id } = await caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    const other = await app.newFamily()
    const otherSlot = at(slots, 1).id
    const { id: otherId } = await other.caller.appointment.book({
      slotId: otherSlot,
      patientId: other.childId,
      idempotencyKey: newKey(),
    })
    const until = new Date('2026-11-22T00:00:00+08:00').getTime() - app.clock.now().getTime()
    app.clock.pass(until)
    expect(await caller.appointment.cancel({ id, idempotencyKey: newKey() })).toEqual({
      status: 'late-cancelled',
    })
    app.clock.pass(10 * 3_600_000)
    expect(await refusalOf(other.caller.appointment.cancel({ id: otherId, idempotencyKey: newKey() }))).toBe(
      'appointment_state',
    )
    app.clock.pass(-until - 10 * 3_600_000)
    expect(await refusalOf(caller.appointment.cancel({ id, idempotencyKey: newKey() }))).toBe(
      'appointment_state',
    )
  })

  it('pages through more than fifty appointments, the latest visit first', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    const session = await app.openSession({ day: tomorrow(), service: 'vaccination', endTime: '15:00' })
    const ids: string[] = []
    for (const slot of session.slots.slice(0, 60)) {
      const booked = await caller.appointment.book({
        slotId: slot.id,
        patientId: childId,
        idempotencyKey: newKey(),
      })
      await caller.appointment.cancel({ id: booked.id, idempotencyKey: newKey() })
      ids.unshift(booked.id)
    }
    const first = await caller.appointment.list({})
    expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 50))
    const second = await caller.appointment.list({ cursor: first.nextCursor ?? '' })
    expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(50))
    expect(second.nextCursor).toBeNull()
    expect((await app.as(accountId).appointment.list({})).serverTime).toBe('2026-11-21T10:00:00+08:00')
  })
})

describe('a hold (BK-13)', () => {
  it('is one per account: the second lets go of the first', async () => {
    const { slots } = await app.openSession({ day: tomorrow() })
    const { childId, caller, accountId } = await app.newFamily()
    const hold = (index: number) =>
      caller.appointment.hold({ slotId: at(slots, index).id, patientId: childId, idempotencyKey: newKey() })
    const first = await hold(0)
    await hold(1)
    await hold(1)
    expect(await freeSeats(at(slots, 0).id)).toBe(1)
    expect(await freeSeats(at(slots, 1).id)).toBe(0)
    expect(await historyOf(first.holdId)).toEqual([
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
    expect(await freeSeats(at(slots, 0).id)).toBe(0)
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
    expect(await freeSeats(slotId)).toBe(1)
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
    expect(await freeSeats(slotId)).toBe(0)
    app.clock.pass(1)
    await sweep(holdId)
    await sweep(holdId)
    expect(await freeSeats(slotId)).toBe(1)
    expect(await historyOf(holdId)).toEqual([
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

  it('that ran out unswept is no obstacle to the next family', async () => {
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
    expect((await book()).number).toBe(1)
    expect(await historyOf(holdId)).toEqual([
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
    expect(await freeSeats(at(slots, 0).id)).toBe(1)
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
    app.clock.pass(begins - MINUTE_MS)
    const { holdId } = await caller.appointment.hold({ ...place, idempotencyKey: newKey() })
    app.clock.pass(MINUTE_MS)
    const book = () => caller.appointment.book({ ...place, holdId, idempotencyKey: newKey() })
    expect(await refusalOf(book())).toBe('slot_started')
    app.clock.pass(-MINUTE_MS)
    await app.database.db.session.update({ where: { id: sessionId }, data: { status: 'suspended' } })
    expect(await refusalOf(book())).toBe('slot_suspended')
    app.clock.pass(MINUTE_MS - begins)
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
    expect(await freeSeats(heldSlot)).toBe(1)
  })
})
