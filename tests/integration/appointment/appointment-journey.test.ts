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

const tomorrow = () => dayAfter(app, 1)

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
    expect(await freeSeats(app, slot.id)).toBe(1)

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
    expect(await freeSeats(app, slot.id)).toBe(2)
    expect(await historyOf(app, booked.id)).toEqual([
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
    // Nobody has it for having asked at the right moment: it opens to everybody at the next minute.
    expect(await refusalOf(book(3))).toBe('slot_reopens')
    app.clock.pass(60_000)
    expect((await book(3)).number).toBe(4)
    app.clock.pass(-60_000)
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
    // Six people look after the child: sixty cancellations in one day are more than one account is given.
    const accounts = await Promise.all(Array.from({ length: 6 }, () => app.newAccount()))
    const childId = await app.newPatient(
      '2021-05-20',
      Object.fromEntries(accounts.map((id) => [id, 'child'])),
    )
    const caller = app.as(at(accounts, 0))
    const session = await app.openSession({ day: tomorrow(), service: 'vaccination', endTime: '15:00' })
    const ids: string[] = []
    for (const [turn, slot] of session.slots.slice(0, 60).entries()) {
      const { appointment } = app.as(at(accounts, turn % 6))
      const booked = await appointment.book({
        slotId: slot.id,
        patientId: childId,
        idempotencyKey: newKey(),
      })
      await appointment.cancel({ id: booked.id, idempotencyKey: newKey() })
      ids.unshift(booked.id)
    }
    const first = await caller.appointment.list({})
    expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 50))
    const second = await caller.appointment.list({ cursor: first.nextCursor ?? '' })
    expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(50))
    expect(second.nextCursor).toBeNull()
    expect((await caller.appointment.list({})).serverTime).toBe('2026-11-21T10:00:00+08:00')
  })
})
