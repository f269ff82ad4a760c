import type { TRPCError } from '@trpc/server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RefusalFacts } from '#domain/kernel/errors'
import { appRouter } from '#server/app-router'
import { createAdmission } from '#server/platform/admission/admission'
import { domainErrorOf } from '#server/platform/api/refusals'
import { createCallerFactory } from '#server/platform/api/trpc'
import { countStatements } from '../../support/database/statement-count'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { historyOf } from '../../support/rows/appointment-rows'
import { holdRow, untilWaiting } from '../../support/rows/held-row'
import { persist } from '../../support/server/persist'

/** Decision 170: bookings of one moment share a transaction, and each is decided as if it were alone. */
let app: TestApp

beforeAll(async () => {
  // Half a minute away from any hour at which something could open: nobody draws lots (decision 196).
  app = await createTestApp({ now: '2026-11-21T10:00:30+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

type Family = Awaited<ReturnType<TestApp['newFamily']>>
let day = 0

/** Slots of a day of their own, so that no test stands in the way of another's limits. */
async function slotsOf(seatsPerSlot: number) {
  day = (day % 13) + 1
  const wish = {
    day: dayAfter(app, day),
    service: 'vaccination',
    seatsPerSlot: Math.min(6, seatsPerSlot),
  } as const
  const { slots } = await app.openSession(wish)
  await app.database.pool.query(
    `UPDATE slot SET capacity = $2::int, free_seats = ARRAY(SELECT generate_series(1, $2::int)) WHERE id = ANY($1)`,
    [slots.map(({ id }) => id), seatsPerSlot],
  )
  return slots
}

const families = (count: number) => Promise.all(Array.from({ length: count }, () => app.newFamily()))

function book({ caller, childId }: Family, slotId: string, reason?: string) {
  const intent = { slotId, patientId: childId, reason, idempotencyKey: newKey() }
  return persist(() => caller.appointment.book(intent))
}

describe('64 families at one slot of 30 seats', () => {
  it('get its seats in the order in which they came, and share statements', async () => {
    const { id } = at(await slotsOf(30), 0)
    const crowd = await families(64)
    let answers: Awaited<ReturnType<typeof book>>[] = []
    const statements = await countStatements(async () => {
      answers = await Promise.all(crowd.map((family) => book(family, id)))
    })
    const numbers = answers.map((answer) => (typeof answer === 'string' ? answer : answer.number))
    const first = Array.from({ length: 30 }, (_, index) => index + 1)
    expect(numbers).toEqual([...first, ...Array.from({ length: 34 }, () => 'slot_full')])
    expect(statements).toBeLessThan(64 * 2)
  })

  it('never get one twice when they come to several processes', async () => {
    const slots = (await slotsOf(4)).slice(0, 6)
    const crowd = await families(64)
    const processes = Array.from({ length: 3 }, () => createAdmission())
    const callers = crowd.map(({ accountId }, index) =>
      createCallerFactory(appRouter)({ ...app.context(accountId), admit: at(processes, index % 3) }),
    )
    const answers = await Promise.all(
      crowd.map((family, index) =>
        book({ ...family, caller: at(callers, index) }, at(slots, index % slots.length).id),
      ),
    )
    const refusals = answers.filter((answer) => typeof answer === 'string')
    expect(refusals).toEqual(Array.from({ length: 64 - 24 }, () => 'slot_full'))
  })
})

describe('in one batch', () => {
  it('a child is booked once, whichever of its guardians is first', async () => {
    const slots = await slotsOf(3)
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const childId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
    const answers = await Promise.all([
      book({ accountId: mother, childId, caller: app.as(mother) }, at(slots, 0).id),
      book({ accountId: father, childId, caller: app.as(father) }, at(slots, 1).id),
    ])
    expect(answers).toEqual([expect.objectContaining({ status: 'booked' }), 'limit_same_service_day'])
  })

  it('a key is answered once and again, and refused for something else', async () => {
    const { id: slotId } = at(await slotsOf(3), 0)
    const { caller, childId } = await app.newFamily()
    const intent = { slotId, patientId: childId, idempotencyKey: newKey() }
    const answers = await Promise.all([
      caller.appointment.book(intent),
      caller.appointment.book(intent),
      persist(() => caller.appointment.book({ ...intent, reason: '发热' })),
    ])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toBe('idempotency_key_reused')
    expect(await caller.appointment.book(intent)).toEqual(answers[0])
  })

  it('a key that is sent sixty-four times at once is decided once', async () => {
    const { id: slotId } = at(await slotsOf(3), 0)
    const { caller, childId } = await app.newFamily()
    const intent = { slotId, patientId: childId, idempotencyKey: newKey() }
    let answers: unknown[] = []
    const statements = await countStatements(async () => {
      answers = await Promise.all(Array.from({ length: 64 }, () => caller.appointment.book(intent)))
    })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(statements).toBeLessThan(64)
  })

  it("nobody books another family's child, and the others are booked all the same", async () => {
    const { id } = at(await slotsOf(3), 0)
    const crowd = await families(3)
    const stranger = { ...at(crowd, 0), childId: at(crowd, 1).childId }
    const answers = await Promise.all([stranger, at(crowd, 2)].map((family) => book(family, id)))
    expect(answers).toEqual(['not_found', expect.objectContaining({ number: 1 })])
  })

  it('each leaves what one alone would leave, and a refusal leaves nothing', async () => {
    const { id } = at(await slotsOf(2), 0)
    const crowd = await families(4)
    const answers = await Promise.all(crowd.map((family) => book(family, id, '咳嗽')))
    const { db } = app.database
    for (const [index, answer] of answers.entries()) {
      const { accountId } = at(crowd, index)
      const isBooked = typeof answer !== 'string'
      const visits = await db.auditEvent.count({
        where: {
          accountId,
          action: 'appointment.book',
          fields: { equals: ['appointments', 'visit-reason'] },
        },
      })
      const told = await db.message.findMany({ where: { accountId }, select: { kind: true, readAt: true } })
      const kept = await db.idempotencyRecord.count({ where: { accountId } })
      expect([visits, kept]).toEqual(isBooked ? [1, 1] : [0, 0])
      expect(told).toEqual(isBooked ? [{ kind: 'appointment-booked', readAt: app.clock.now() }] : [])
      if (isBooked) expect(await historyOf(app, answer.id)).toEqual([['booked', accountId]])
    }
    expect(answers.map((answer) => typeof answer)).toEqual(['object', 'object', 'string', 'string'])
  })
})

it('what a family holds goes to the next in line when it wins another seat, and stays when it is refused', async () => {
  const slots = await slotsOf(1)
  const later = await slotsOf(1)
  const crowd = await families(5)
  const hold = ({ caller, childId }: Family, slotId: string) =>
    caller.appointment.hold({ slotId, patientId: childId, idempotencyKey: newKey() })
  await hold(at(crowd, 0), at(slots, 0).id)
  const { holdId } = await hold(at(crowd, 1), at(later, 0).id)
  await book(at(crowd, 2), at(slots, 1).id)
  // The first is decided by itself; the others are the next batch.
  const answers = await Promise.all([
    book(at(crowd, 4), at(later, 1).id),
    book(at(crowd, 0), at(slots, 2).id),
    book(at(crowd, 1), at(slots, 1).id),
    book(at(crowd, 3), at(slots, 0).id),
  ])
  const booked = expect.objectContaining({ status: 'booked' })
  expect(answers).toEqual([booked, booked, 'slot_full', booked])
  const held = { where: { status: 'held' }, select: { id: true } }
  expect(await app.database.db.appointment.findMany(held)).toEqual([{ id: holdId }])
})

it('a constraint that one request meets refuses that one alone', async () => {
  const slots = await slotsOf(8)
  const crowd = await families(6)
  const { childId, accountId } = at(crowd, 3)
  const stranger = await app.database.pool.connect()
  await stranger.query('BEGIN')
  // Somebody who asks nobody: a booking of the same child that no statement of ours can see yet.
  await stranger.query(
    `WITH taken AS (UPDATE slot SET booked = booked + 1, free_seats = free_seats[2:] WHERE id = $1 RETURNING *)
     INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
       practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
     SELECT gen_random_uuid(), taken.id, $2, $3, 'booked', now(), 1, organization_id, practitioner_id, service, day,
       taken.start_at, taken.end_at, first_number, room, fee_fen, '', now()
     FROM taken JOIN session ON session.id = taken.session_id`,
    [at(slots, 1).id, childId, accountId],
  )
  const asked = Promise.all(crowd.map((family) => book(family, at(slots, 0).id)))
  await untilWaiting(app.database, 1)
  await stranger.query('COMMIT')
  stranger.release()
  const answers = await asked
  expect(answers.filter((answer) => typeof answer === 'string')).toEqual([answers[3]])
  expect(answers[3]).toBe('limit_same_service_day')
})

it('a row that somebody holds for too long holds up its own family alone', async () => {
  const { id: slotId } = at(await slotsOf(8), 0)
  const crowd = await families(6)
  const held = await holdRow(app.database, 'account', at(crowd, 3).accountId)
  const ask = ({ caller, childId: patientId }: Family) =>
    caller.appointment.book({ slotId, patientId, idempotencyKey: newKey() })
  const settled = await Promise.allSettled(crowd.map(ask)).finally(held.letGo)
  const refused = settled.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'booked'))
  expect(refused).toEqual(crowd.map((_, index) => (index === 3 ? 'busy' : 'booked')))
})

it('fifty who look at a list at one moment see the same reading of it, with every booking made before', async () => {
  day = (day % 13) + 1
  const on = dayAfter(app, day)
  const { slots, organizationId } = await app.openSession({ day: on, seatsPerSlot: 2 })
  const looking = { organizationId, service: 'sick-visit', from: on, to: on } as const
  await book(await app.newFamily(), at(slots, 0).id)
  let lists: { rows: { id: string; free: number }[] }[] = []
  const statements = await countStatements(async () => {
    lists = await Promise.all(Array.from({ length: 50 }, () => app.as(null).slot.list(looking)))
  })
  expect(statements).toBeLessThanOrEqual(2)
  for (const { rows } of lists) expect(rows).toEqual(at(lists, 0).rows)
  expect(at(lists, 0).rows.map(({ free }) => free)).toEqual(slots.map((_, index) => (index === 0 ? 1 : 2)))
})

it('of more than there is room for, who came first is served first, although they were sent away', async () => {
  const { id: slotId } = at(await slotsOf(6), 0)
  const crowd = await families(5)
  let now = Date.now()
  const admit = createAdmission({ maxWaiting: 2, now: () => now })
  const hold = ({ accountId, childId }: Family, placeTicket?: string) =>
    createCallerFactory(appRouter)({ ...app.context(accountId), admit, placeTicket }).appointment.book({
      slotId,
      patientId: childId,
      idempotencyKey: newKey(),
    })
  const [first, second, third, away, late] = [0, 1, 2, 3, 4].map((index) => at(crowd, index)) as Five
  const lock = await holdRow(app.database, 'account', first.accountId)
  const inside = [hold(first), hold(second), hold(third)]
  await untilWaiting(app.database, 1)
  const told = await factsOf(hold(away))
  expect(told).toMatchObject({ place: 2, retryAfterMs: 2_000 })
  const ticket = String(told?.placeTicket)
  expect(await factsOf(hold(away, ticket))).toEqual(told)
  await lock.letGo()
  await Promise.all(inside)
  now += 1_000
  const behind = hold(late)
  now += 1_000
  expect(await hold(away, ticket)).toMatchObject({ number: 4 })
  expect(await behind).toMatchObject({ number: 5 })
})

/** What somebody is told with a refusal; null when there was none. */
function factsOf(call: Promise<unknown>): Promise<RefusalFacts | null> {
  return call.then(
    () => null,
    (error: TRPCError) => domainErrorOf(error).facts,
  )
}

type Five = [Family, Family, Family, Family, Family]
