import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUEUE_REMINDERS_TASK, REMIND_TASK } from '#server/features/message/tasks'
import { type MessageHarness, startMessages } from '../../support/room/message-harness'
import { at, newKey } from '../../support/room/test-app'

let messages: MessageHarness
beforeAll(async () => {
  messages = await startMessages('2026-11-23T08:00:00+08:00')
})
afterEach(() => messages.app.assertQuiet())
afterAll(() => messages.close())

/** Booked now, for 09:00 on a day. */
async function bookedFor(day: string) {
  const { app } = messages
  const family = await app.newFamily()
  const { slots } = await app.openSession({ day })
  const booking = { patientId: family.childId, slotId: at(slots, 0).id, idempotencyKey: newKey() }
  const { id } = await family.caller.appointment.book(booking)
  const kinds = async () =>
    (await family.caller.message.list({})).rows
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'appointment-booked')
  return { ...family, id, kinds, otherSlotId: at(slots, 1).id }
}

/** What would be called to mind by now if nobody looked again. */
const jobsOf = async (appointmentId: string) => {
  await messages.runTask(QUEUE_REMINDERS_TASK, {})
  return (await messages.waitingJobs())
    .filter(({ payload }) => (payload as { appointmentId?: string }).appointmentId === appointmentId)
    .map(({ payload }) => (payload as { kind: string }).kind)
}

function passUntil(iso: string): void {
  const { clock } = messages.app
  clock.pass(new Date(iso).getTime() - clock.now().getTime())
}

test('reminds on the evening before and when check-in opens, each at its time and once', async () => {
  const visit = await bookedFor('2026-11-25')
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual([])
  passUntil('2026-11-24T19:01:00+08:00')
  await messages.runDueJobs()
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual(['appointment-reminder'])
  await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'appointment-reminder' })
  expect(await visit.kinds()).toEqual(['appointment-reminder'])
  passUntil('2026-11-25T08:01:00+08:00')
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual(['check-in-open', 'appointment-reminder'])
})

test('a visit booked after seven in the evening before is not reminded of that evening', async () => {
  passUntil('2026-11-25T19:00:00+08:00')
  const visit = await bookedFor('2026-11-26')
  passUntil('2026-11-25T19:05:00+08:00')
  expect(await jobsOf(visit.id)).toEqual([])
  passUntil('2026-11-26T08:01:00+08:00')
  expect(await jobsOf(visit.id)).toEqual(['check-in-open'])
})

test('a visit booked within the hour before it is reminded of by nothing', async () => {
  passUntil('2026-11-27T08:00:00+08:00')
  const visit = await bookedFor('2026-11-27')
  passUntil('2026-11-27T08:30:00+08:00')
  expect(await jobsOf(visit.id)).toEqual([])
})

test('nobody looked for hours: what still lies ahead is reminded of, and what has begun is not', async () => {
  const early = await bookedFor('2026-11-28')
  const late = await bookedFor('2026-11-29')
  passUntil('2026-11-28T21:00:00+08:00')
  expect(await jobsOf(early.id)).toEqual([])
  expect(await jobsOf(late.id)).toEqual(['appointment-reminder'])
})

test('cancelled, moved or missed: nothing is queued for the old visit, and for the new one in its time', async () => {
  const [cancelled, old, missed] = [
    await bookedFor('2026-11-30'),
    await bookedFor('2026-11-30'),
    await bookedFor('2026-11-30'),
  ]
  await cancelled.caller.appointment.cancel({ id: cancelled.id, idempotencyKey: newKey() })
  const { otherSlotId: slotId } = old
  const moved = await old.caller.appointment.reschedule({ id: old.id, slotId, idempotencyKey: newKey() })
  const { pool } = messages.app.database
  await pool.query(`UPDATE appointment SET status = 'no-show' WHERE id = $1`, [missed.id])
  passUntil('2026-11-29T19:01:00+08:00')
  for (const visit of [cancelled, old, missed]) expect(await jobsOf(visit.id)).toEqual([])
  expect(await jobsOf(moved.id)).toEqual(['appointment-reminder'])
})

describe('a job that comes all the same looks again, and says nothing', () => {
  test('cancelled or moved', async () => {
    const visits = [await bookedFor('2026-12-02'), await bookedFor('2026-12-02')] as const
    await visits[0].caller.appointment.cancel({ id: visits[0].id, idempotencyKey: newKey() })
    const { otherSlotId: slotId, ...moving } = visits[1]
    await moving.caller.appointment.reschedule({ id: moving.id, slotId, idempotencyKey: newKey() })
    for (const { id, kinds } of visits) {
      await messages.runTask(REMIND_TASK, { appointmentId: id, kind: 'appointment-reminder' })
      expect(await kinds()).toEqual([])
    }
  })

  test.each(['checked-in', 'no-show'])('%s', async (status) => {
    const visit = await bookedFor('2026-12-02')
    const { pool } = messages.app.database
    await pool.query('UPDATE appointment SET status = $2 WHERE id = $1', [visit.id, status])
    await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'check-in-open' })
    expect(await visit.kinds()).toEqual([])
  })

  test('begun', async () => {
    const visit = await bookedFor('2026-12-02')
    passUntil('2026-12-02T09:00:00+08:00')
    await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'appointment-reminder' })
    expect(await visit.kinds()).toEqual([])
  })
})
