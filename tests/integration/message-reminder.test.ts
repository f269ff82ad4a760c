import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { REMIND_TASK } from '#server/features/message/tasks'
import { type MessageHarness, startMessages } from '../support/message-harness'
import { at, newKey } from '../support/test-app'

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

const jobsOf = async (appointmentId: string) =>
  (await messages.waitingJobs())
    .filter(({ payload }) => (payload as { appointmentId?: string }).appointmentId === appointmentId)
    .map(({ runAt, payload }) => `${(payload as { kind: string }).kind} ${runAt.toISOString()}`)

function passUntil(iso: string): void {
  const { clock } = messages.app
  clock.pass(new Date(iso).getTime() - clock.now().getTime())
}

test('reminds on the evening before and when check-in opens, each at its time and once', async () => {
  const visit = await bookedFor('2026-11-25')
  expect(await jobsOf(visit.id)).toEqual([
    'appointment-reminder 2026-11-24T11:00:00.000Z',
    'check-in-open 2026-11-25T00:00:00.000Z',
  ])
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual([])
  passUntil('2026-11-24T19:00:00+08:00')
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual(['appointment-reminder'])
  await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'appointment-reminder' })
  expect(await visit.kinds()).toEqual(['appointment-reminder'])
  passUntil('2026-11-25T08:00:00+08:00')
  await messages.runDueJobs()
  expect(await visit.kinds()).toEqual(['check-in-open', 'appointment-reminder'])
})

test('a visit booked after seven in the evening before is not reminded of that evening', async () => {
  passUntil('2026-11-25T19:00:00+08:00')
  const visit = await bookedFor('2026-11-26')
  expect(await jobsOf(visit.id)).toEqual(['check-in-open 2026-11-26T00:00:00.000Z'])
})

test('a visit booked within the hour before it is reminded of by nothing', async () => {
  passUntil('2026-11-27T08:00:00+08:00')
  const visit = await bookedFor('2026-11-27')
  expect(await jobsOf(visit.id)).toEqual([])
})

test('cancelled: its reminders leave the queue', async () => {
  const visit = await bookedFor('2026-11-30')
  await visit.caller.appointment.cancel({ id: visit.id, idempotencyKey: newKey() })
  expect(await jobsOf(visit.id)).toEqual([])
})

test('moved: the old visit’s reminders leave the queue and the new one has its own', async () => {
  const visit = await bookedFor('2026-11-30')
  const moved = await visit.caller.appointment.reschedule({
    id: visit.id,
    slotId: visit.otherSlotId,
    idempotencyKey: newKey(),
  })
  expect(await jobsOf(visit.id)).toEqual([])
  expect(await jobsOf(moved.id)).toEqual([
    'appointment-reminder 2026-11-29T11:00:00.000Z',
    'check-in-open 2026-11-30T00:10:00.000Z',
  ])
})

test('the clinic suspends: its reminders leave the queue', async () => {
  const visit = await bookedFor('2026-11-30')
  const { app } = messages
  const to = { everybodyActingFor: visit.childId }
  const about = { appointmentId: visit.id, onceKey: visit.id }
  const notice = { kind: 'appointment-suspended', to, byAccountId: null, ...about } as const
  await app.database.transaction((tx) => app.context(null).notices.tell(tx, notice, app.clock.now()))
  expect(await jobsOf(visit.id)).toEqual([])
  expect(await visit.kinds()).toEqual(['appointment-suspended'])
})

describe('a job that comes all the same looks again, and says nothing', () => {
  test('cancelled or moved', async () => {
    const visits = [await bookedFor('2026-11-30'), await bookedFor('2026-11-30')] as const
    await visits[0].caller.appointment.cancel({ id: visits[0].id, idempotencyKey: newKey() })
    const { otherSlotId: slotId, ...moving } = visits[1]
    await moving.caller.appointment.reschedule({ id: moving.id, slotId, idempotencyKey: newKey() })
    for (const { id, kinds } of visits) {
      await messages.runTask(REMIND_TASK, { appointmentId: id, kind: 'appointment-reminder' })
      expect(await kinds()).toEqual([])
    }
  })

  test.each(['checked-in', 'no-show'])('%s', async (status) => {
    const visit = await bookedFor('2026-11-30')
    const { pool } = messages.app.database
    await pool.query('UPDATE appointment SET status = $2 WHERE id = $1', [visit.id, status])
    await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'check-in-open' })
    expect(await visit.kinds()).toEqual([])
  })

  test('begun', async () => {
    const visit = await bookedFor('2026-11-30')
    passUntil('2026-11-30T09:00:00+08:00')
    await messages.runTask(REMIND_TASK, { appointmentId: visit.id, kind: 'appointment-reminder' })
    expect(await visit.kinds()).toEqual([])
  })
})
