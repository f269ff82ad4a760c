import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { inParallel, persist } from '../../support/server/persist'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => app.close())

describe('a seat is sold once (BK-14)', () => {
  it('when 200 bookings of 60 families meet on slots of one to three seats', async () => {
    const sessions = []
    for (const seatsPerSlot of [1, 2, 3]) {
      sessions.push(
        await app.openSession({ day: dayAfter(app, seatsPerSlot), seatsPerSlot, endTime: '11:00' }),
      )
    }
    const slots = sessions.flatMap((session) => session.slots.slice(0, 4))
    const families = await Promise.all(Array.from({ length: 60 }, () => app.newFamily()))
    const answers = await inParallel(
      64,
      Array.from({ length: 200 }, (_, index) => {
        const { caller, childId } = at(families, index % 60)
        const slotId = at(slots, (index * 7) % slots.length).id
        const intent = { slotId, patientId: childId, idempotencyKey: newKey() }
        return () => persist(() => caller.appointment.book(intent))
      }),
    )
    const refusals = answers.filter((answer) => typeof answer === 'string')
    // A family that comes back on a day it has a booking for is refused for that, all others only for fullness.
    const fair = ['slot_full', 'limit_same_service_day', 'limit_service_window']
    expect(refusals.filter((refusal) => !fair.includes(refusal))).toEqual([])
    await assertSeatsAddUp(app)
    const capacity = slots.reduce((sum, slot) => sum + slot.capacity, 0)
    const { rows } = await app.database.pool.query(
      'SELECT sum(booked)::int AS booked FROM slot WHERE id = ANY($1)',
      [slots.map((slot) => slot.id)],
    )
    expect(rows).toEqual([{ booked: capacity }])
    expect(answers.length - refusals.length).toBe(capacity)
  })

  it('and never refused while there is one: a seat for each of 48 families who come at once', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 4), seatsPerSlot: 3, endTime: '17:00' })
    const families = await Promise.all(Array.from({ length: 48 }, () => app.newFamily()))
    const answers = await Promise.all(
      families.map(({ caller, childId }, index) => {
        const slotId = at(slots, Math.floor(index / 3)).id
        const intent = { slotId, patientId: childId, idempotencyKey: newKey() }
        return persist(() => caller.appointment.book(intent))
      }),
    )
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([])
    await assertSeatsAddUp(app)
  })

  it('through holding, letting go, booking, moving and cancelling in any order', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 5), seatsPerSlot: 2, endTime: '10:00' })
    const families = await Promise.all(Array.from({ length: 16 }, () => app.newFamily()))
    const allowed = [
      'slot_full',
      'slot_reopens',
      'limit_same_service_day',
      'appointment_state',
      'reschedule_same_slot',
      'not_found',
    ]
    const outcomes = await Promise.all(
      families.map(async ({ caller, childId }, index) => {
        const told: unknown[] = []
        const { appointment } = caller
        const slotId = (step: number) => at(slots, (index + step) % slots.length).id
        for (let step = 0; step < 6; step++) {
          const key = { idempotencyKey: newKey() }
          const place = { slotId: slotId(step), patientId: childId, ...key }
          const take = step % 2 === 0 ? appointment.hold : appointment.book
          told.push(await persist<unknown>(() => take(place)))
          const booked = (await appointment.list({})).rows.find(({ status }) => status === 'booked')
          if (!booked) continue
          const move = { id: booked.id, slotId: slotId(step + 1), idempotencyKey: newKey() }
          const cancel = { id: booked.id, idempotencyKey: newKey() }
          told.push(
            ...(await Promise.all([
              persist(() => appointment.reschedule(move)),
              persist(() => appointment.cancel(cancel)),
            ])),
          )
        }
        return told
      }),
    )
    for (const outcome of outcomes.flat()) if (typeof outcome === 'string') expect(allowed).toContain(outcome)
    await assertSeatsAddUp(app)
    app.assertQuiet()
  })

  it('to one of two phones for the last seat, and the other is told so (E1 1)', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 6) })
    const [left, right] = [await app.newFamily(), await app.newFamily()]
    const calls = [left, right].map(({ caller, childId }) =>
      caller.appointment.book({ slotId: at(slots, 0).id, patientId: childId, idempotencyKey: newKey() }),
    )
    const settled = await Promise.allSettled(calls)
    const lost = settled.findIndex(({ status }) => status === 'rejected')
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(at(calls, lost))).toBe('slot_full')
  })
})
