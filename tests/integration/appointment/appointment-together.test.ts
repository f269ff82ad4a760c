import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
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

/** A family with two children, and a way to book both at once. */
async function twoChildren() {
  const { accountId, childId, caller } = await app.newFamily()
  const patientIds = [childId, await app.newPatient('2023-02-02', { [accountId]: 'child' })]
  const book = (slotIds: readonly string[], who = patientIds) =>
    caller.appointment.bookTogether({ slotIds: [...slotIds], patientIds: who, idempotencyKey: newKey() })
  const booked = async () =>
    (await caller.appointment.list({})).rows.filter(({ status }) => status === 'booked')
  return { accountId, caller, patientIds, book, booked }
}

const morning = async (seatsPerSlot = 1) => {
  const { slots } = await app.openSession({ day: dayAfter(app, 2), endTime: '12:00', seatsPerSlot })
  return slots.map(({ id }) => id)
}

it('E1 7: two children one after the other, each with a number, an answer and a message', async () => {
  const { caller, patientIds, book, booked } = await twoChildren()
  const [first = '', second = ''] = await morning()
  const { rows } = await book([first, second])
  expect(rows.map(({ status }) => status)).toEqual(['booked', 'booked'])
  expect(at(rows, 0).end).toBe(at(rows, 1).start)
  expect((await booked()).map(({ patientId }) => patientId).sort()).toEqual([...patientIds].sort())
  const told = (await caller.message.list({})).rows.map(({ kind }) => kind)
  expect(told).toEqual(['appointment-booked', 'appointment-booked'])
})

it('two seats of one slot are together', async () => {
  const { book, booked } = await twoChildren()
  const [slot = ''] = await morning(2)
  await book([slot, slot])
  expect(await booked()).toHaveLength(2)
})

it('books both or none: the second seat is gone, the second child may not, or there is a gap', async () => {
  const { caller, patientIds, book, booked } = await twoChildren()
  const [first = '', second = '', third = ''] = await morning()
  const other = await app.newFamily()
  const taken = { slotId: second, patientId: other.childId, idempotencyKey: newKey() }
  const { id } = await other.caller.appointment.book(taken)
  expect(await refusalOf(book([first, second]))).toBe('slot_full')
  expect(await refusalOf(book([first, third]))).toBe('slots_not_together')
  await other.caller.appointment.cancel({ id, idempotencyKey: newKey() })
  expect(await refusalOf(book([first, second]))).toBe('slot_reopens')
  app.clock.pass(2 * 60_000)

  const another = await morning()
  const busy = { slotId: at(another, 0), patientId: at(patientIds, 1), idempotencyKey: newKey() }
  const own = await caller.appointment.book(busy)
  expect(await refusalOf(book([first, second]))).toBe('limit_same_service_day')
  expect((await booked()).map((row) => row.id)).toEqual([own.id])
  expect(await refusalOf(book([first], patientIds))).toBe('input_invalid')
  expect(await refusalOf(book([first, second], [at(patientIds, 0), at(patientIds, 0)]))).toBe('input_invalid')
  expect(await refusalOf(book([first, second], [at(patientIds, 0), other.childId]))).toBe('not_found')
})

it('BK-08: an adult is not seen together with children', async () => {
  const { accountId, patientIds, book, booked } = await twoChildren()
  const adult = await app.newPatient('1990-05-05', { [accountId]: 'self' })
  const [first = '', second = ''] = await morning()
  expect(await refusalOf(book([first, second], [at(patientIds, 0), adult]))).toBe('together_children_only')
  expect(await booked()).toEqual([])
})

it('what the family held goes back, and ten families that want the same pair leave no half', async () => {
  const families = await Promise.all(Array.from({ length: 10 }, twoChildren))
  const [first = '', second = ''] = await morning()
  const holder = at(families, 0)
  const held = await morning()
  await holder.caller.appointment.hold({
    slotId: at(held, 0),
    patientId: at(holder.patientIds, 0),
    idempotencyKey: newKey(),
  })
  const pairs = families.map(({ book }, index) => book(index % 2 === 0 ? [first, second] : [second, first]))
  const outcomes = await Promise.allSettled(pairs)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const counts = await Promise.all(families.map(async ({ booked }) => (await booked()).length))
  expect([...counts].sort((one, other) => one - other)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
})
