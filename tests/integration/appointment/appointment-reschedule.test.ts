import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

const bookedIn = (slotId: string) =>
  app.database.db.slot.findUniqueOrThrow({ where: { id: slotId } }).then((slot) => slot.booked)

async function bookedFamily(slotId: string) {
  const family = await app.newFamily()
  const { id } = await family.caller.appointment.book({
    slotId,
    patientId: family.childId,
    reason: '复查',
    idempotencyKey: newKey(),
  })
  const move = (toSlotId: string) =>
    family.caller.appointment.reschedule({ id, slotId: toSlotId, idempotencyKey: newKey() })
  return { ...family, id, move }
}

describe('moving a booking (BK-15)', () => {
  it('takes the new seat, gives the old one back and keeps both histories', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 1) })
    const family = await bookedFamily(at(slots, 0).id)
    const moved = await family.move(at(slots, 3).id)
    expect(moved).toMatchObject({ status: 'booked', number: 4, start: '2026-11-22T09:30:00+08:00' })
    expect([await bookedIn(at(slots, 0).id), await bookedIn(at(slots, 3).id)]).toEqual([0, 1])
    expect(await family.caller.appointment.get({ id: family.id })).toMatchObject({
      status: 'rescheduled',
      canReschedule: false,
    })
    expect(await family.caller.appointment.get({ id: moved.id })).toMatchObject({
      status: 'booked',
      rescheduledFromId: family.id,
      reason: '复查',
    })
    const changes = await app.database.db.appointmentStatusChange.findMany({
      where: { appointmentId: { in: [family.id, moved.id] } },
      orderBy: { id: 'asc' },
    })
    expect(changes.map(({ appointmentId, status }) => [appointmentId === family.id, status])).toEqual([
      [true, 'booked'],
      [true, 'rescheduled'],
      [false, 'booked'],
    ])
  })

  it('leads from the old visit to the new one and back', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 1) })
    const family = await bookedFamily(at(slots, 0).id)
    const old = () => family.caller.appointment.get({ id: family.id })
    expect(await old()).toMatchObject({ movedFrom: null, movedTo: null })
    const moved = await family.move(at(slots, 3).id)
    expect(await old()).toMatchObject({ movedFrom: null, movedTo: { id: moved.id, start: moved.start } })
    expect(await family.caller.appointment.get({ id: moved.id })).toMatchObject({
      movedFrom: { id: family.id, start: '2026-11-22T09:00:00+08:00' },
      movedTo: null,
    })
  })

  it('goes to another day, place and practitioner', async () => {
    const here = await app.openSession({ day: dayAfter(app, 1) })
    const there = await app.openSession({ day: dayAfter(app, 9) })
    const family = await bookedFamily(at(here.slots, 0).id)
    const { id } = await family.move(at(there.slots, 0).id)
    expect(await family.caller.appointment.get({ id })).toMatchObject({
      day: dayAfter(app, 9),
      organization: { id: there.organizationId },
      practitioner: { id: there.practitionerId },
    })
  })

  it('may touch the time that it leaves: the old visit is not in its way', async () => {
    const monday = await app.openSession({ day: dayAfter(app, 1) })
    const shifted = await app.openSession({ day: dayAfter(app, 1), startTime: '09:05' })
    const family = await bookedFamily(at(monday.slots, 0).id)
    expect((await family.move(at(shifted.slots, 0).id)).start).toBe('2026-11-22T09:05:00+08:00')
  })

  it('is refused to the same slot, to another service and to what the ladder refuses; the old booking stands', async () => {
    const reserves = [{ pool: 'on-site', every: 12, offset: 2 }] as const
    const { slots, organizationId } = await app.openSession({ day: dayAfter(app, 1), reserves })
    const vaccination = await app.openSession({
      day: dayAfter(app, 1),
      service: 'vaccination',
      organizationId,
    })
    const later = await app.openSession({ day: dayAfter(app, 20) })
    await bookedFamily(at(slots, 1).id)
    const family = await bookedFamily(at(slots, 0).id)
    expect(await refusalOf(family.move(at(slots, 0).id))).toBe('reschedule_same_slot')
    expect(await refusalOf(family.move(at(vaccination.slots, 0).id))).toBe('reschedule_other_service')
    expect(await refusalOf(family.move(at(slots, 1).id))).toBe('slot_full')
    expect(await refusalOf(family.move(at(slots, 2).id))).toBe('slot_pool_on_site')
    expect(await refusalOf(family.move(at(later.slots, 0).id))).toBe('slot_outside_window')
    expect(await refusalOf(family.move(newKey()))).toBe('not_found')
    expect(await family.caller.appointment.get({ id: family.id })).toMatchObject({ status: 'booked' })
    expect(await bookedIn(at(slots, 0).id)).toBe(1)
  })

  it('is refused once cancelled, and of the new booking only the new one moves on', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 1) })
    const family = await bookedFamily(at(slots, 0).id)
    const { id } = await family.move(at(slots, 1).id)
    expect(await refusalOf(family.move(at(slots, 2).id))).toBe('appointment_state')
    await family.caller.appointment.cancel({ id, idempotencyKey: newKey() })
    const again = { id, slotId: at(slots, 2).id, idempotencyKey: newKey() }
    expect(await refusalOf(family.caller.appointment.reschedule(again))).toBe('appointment_state')
  })

  it('lets go of a seat that the family holds, and may take it', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 1) })
    const family = await bookedFamily(at(slots, 0).id)
    const siblingId = await app.newPatient('2023-05-20', { [family.accountId]: 'child' })
    const hold = { slotId: at(slots, 1).id, patientId: siblingId, idempotencyKey: newKey() }
    await family.caller.appointment.hold(hold)
    expect((await family.move(at(slots, 1).id)).number).toBe(2)
  })

  it('of one booking to five slots at once moves it once', async () => {
    const { slots } = await app.openSession({ day: dayAfter(app, 1) })
    const family = await bookedFamily(at(slots, 0).id)
    const moves = await Promise.allSettled([1, 2, 3, 4, 5].map((index) => family.move(at(slots, index).id)))
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const move of moves) {
      if (move.status === 'rejected') expect(move.reason.message).toBe('appointment_state')
    }
    const { rows } = await family.caller.appointment.list({})
    expect(rows.map(({ status }) => status).sort()).toEqual(['booked', 'rescheduled'])
  })

  it('of two families into each other’s slots, again and again, locks nobody out', async () => {
    const morning = await app.openSession({ day: dayAfter(app, 1), seatsPerSlot: 2 })
    const evening = await app.openSession({ day: dayAfter(app, 2), seatsPerSlot: 2 })
    const places = [at(morning.slots, 0).id, at(evening.slots, 0).id]
    const ids = await Promise.all(places.map(async (slotId) => bookedFamily(slotId)))
    let current = ids.map(({ id, caller }) => ({ id, caller }))
    for (let round = 1; round <= 11; round++) {
      current = await Promise.all(
        current.map(async ({ id, caller }, index) => {
          const slotId = at(places, (index + round) % 2)
          const moved = await caller.appointment.reschedule({ id, slotId, idempotencyKey: newKey() })
          return { id: moved.id, caller }
        }),
      )
      // A slot that was full between the two opens again at the next minute.
      app.clock.pass(2 * 60_000)
    }
    app.clock.pass(-22 * 60_000)
    expect(await Promise.all(places.map(bookedIn))).toEqual([1, 1])
  })
})
