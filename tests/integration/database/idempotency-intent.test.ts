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
import { persist } from '../../support/server/persist'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

async function familyWithSlots() {
  const { slots } = await app.openSession({ day: dayAfter(app, 1), seatsPerSlot: 3 })
  const family = await app.newFamily()
  const intent = {
    slotId: at(slots, 0).id,
    patientId: family.childId,
    reason: '咳嗽',
    idempotencyKey: newKey(),
  }
  return { ...family, slots, intent, appointment: family.caller.appointment }
}

describe('one intent', () => {
  it('books once, however often and fast it is sent: 64 equal answers, one row', async () => {
    const { intent, childId, appointment } = await familyWithSlots()
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => persist(() => appointment.book(intent))),
    )
    expect(answers[0]).toMatchObject({ status: 'booked' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await app.database.db.appointment.count({ where: { patientId: childId } })).toBe(1)
    await assertSeatsAddUp(app)
  })

  it('answers the same after the world has moved on', async () => {
    const { intent, slots, appointment } = await familyWithSlots()
    const booked = await appointment.book(intent)
    const moved = { id: booked.id, slotId: at(slots, 1).id, idempotencyKey: newKey() }
    const fresh = await appointment.reschedule(moved)
    await appointment.cancel({ id: fresh.id, idempotencyKey: newKey() })
    expect(await appointment.book(intent)).toEqual(booked)
    expect(await appointment.reschedule(moved)).toEqual(fresh)
    app.clock.pass(86_400_000 * 30)
    expect(await appointment.book(intent)).toEqual(booked)
    app.clock.pass(-86_400_000 * 30)
  })

  it('does not depend on the order of the fields, on the case of ids or on absent fields', async () => {
    const { intent, appointment } = await familyWithSlots()
    const booked = await appointment.book(intent)
    const reversed = Object.fromEntries(Object.entries(intent).reverse()) as typeof intent
    expect(await appointment.book(reversed)).toEqual(booked)
    expect(await appointment.book({ ...intent, holdId: undefined })).toEqual(booked)
    expect(await appointment.book({ ...intent, slotId: intent.slotId.toUpperCase() })).toEqual(booked)
  })
})

describe('a key', () => {
  it('is refused with another input or for another procedure', async () => {
    const { intent, slots, childId, appointment } = await familyWithSlots()
    const { id } = await appointment.book(intent)
    const { idempotencyKey } = intent
    const others = [
      () => appointment.book({ ...intent, slotId: at(slots, 1).id }),
      () => appointment.book({ ...intent, reason: '发热' }),
      () => appointment.hold({ slotId: intent.slotId, patientId: childId, idempotencyKey }),
      () => appointment.cancel({ id, idempotencyKey }),
    ]
    for (const other of others) expect(await refusalOf(other())).toBe('idempotency_key_reused')
    expect(await appointment.get({ id })).toMatchObject({ status: 'booked' })
  })

  it('of one family means nothing to another', async () => {
    const [mine, theirs] = [await familyWithSlots(), await familyWithSlots()]
    const idempotencyKey = mine.intent.idempotencyKey
    const [first, second] = await Promise.all([
      mine.appointment.book(mine.intent),
      theirs.appointment.book({ ...theirs.intent, idempotencyKey }),
    ])
    expect(first.id).not.toBe(second.id)
  })

  it('is not used up by a refusal: the same intent may succeed later', async () => {
    const { intent, slots, appointment, childId } = await familyWithSlots()
    const { id } = await appointment.book({ ...intent, idempotencyKey: newKey() })
    const later = { slotId: at(slots, 1).id, patientId: childId, idempotencyKey: newKey() }
    expect(await refusalOf(appointment.book(later))).toBe('limit_same_service_day')
    expect(await refusalOf(appointment.book(later))).toBe('limit_same_service_day')
    await appointment.cancel({ id, idempotencyKey: newKey() })
    expect(await appointment.book(later)).toMatchObject({ status: 'booked' })
  })

  it('holds when two different intents with it arrive at one moment', async () => {
    const { intent, slots, appointment, childId } = await familyWithSlots()
    const settled = await Promise.allSettled([
      appointment.book(intent),
      appointment.book({ ...intent, slotId: at(slots, 1).id }),
    ])
    const refused = settled.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refused).toEqual(['idempotency_key_reused'])
    expect(await app.database.db.appointment.count({ where: { patientId: childId } })).toBe(1)
  })

  it('keeps no answer of a write that was refused', async () => {
    const { intent, appointment, accountId } = await familyWithSlots()
    expect(await refusalOf(appointment.book({ ...intent, slotId: newKey() }))).toBe('not_found')
    expect(await app.database.db.idempotencyRecord.count({ where: { accountId } })).toBe(0)
  })
})
