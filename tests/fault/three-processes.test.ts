import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isNews, listen } from '../support/room/live-phone'
import { at } from '../support/room/test-app'
import { demoPhone } from '../support/screen/demo-phone'
import { bookableSlots, halfWritten, newPhones } from '../support/server/booking-families'
import type { BuiltServer } from '../support/server/built-server'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { inParallel } from '../support/server/persist'
import { call, type Phone, type Reply } from '../support/server/phone'

/** Three server processes, as on three machines, on one database: none of them needs what another remembers. */
const PROCESSES = 3
const FAMILIES = 200
const SLOTS = 24
const HOLDS = 20
const LIMIT = 64

let county: CountyCopy
let servers: BuiltServer[]
let database: pg.Pool
let slotIds: string[]

beforeAll(async () => {
  county = await copyCounty()
  const limits = { ACCOUNT_REQUESTS_PER_MINUTE: String(LIMIT), ADDRESS_REQUESTS_PER_MINUTE: '1000000' }
  servers = await Promise.all(Array.from({ length: PROCESSES }, () => county.start(limits)))
  database = county.database
  slotIds = await bookableSlots(at(servers, 0).address, database)
})
afterAll(() => county?.end())

const server = (turn: number): BuiltServer => at(servers, turn % PROCESSES)

async function seatsOf(ids: readonly string[]): Promise<{ capacity: number; booked: number }> {
  const { rows } = await database.query<{ capacity: number; booked: number }>(
    'SELECT sum(capacity)::int AS capacity, sum(booked)::int AS booked FROM slot WHERE id = ANY($1::uuid[])',
    [ids],
  )
  return at(rows, 0)
}

test('a burst through all of them, each key at each of them, sells each seat once', async () => {
  const phones = await newPhones(database, FAMILIES)
  const wanted = slotIds.slice(0, SLOTS)
  const book = async (phone: Phone, turn: number): Promise<Reply<{ id: string }>> => {
    const input = {
      slotId: at(wanted, turn % SLOTS),
      patientId: phone.patientId,
      idempotencyKey: randomUUID(),
    }
    const everywhere = servers.map(({ address }) =>
      call<{ id: string }>(address, phone.token, 'appointment.book', input),
    )
    const [first, ...others] = await Promise.all(everywhere)
    // A refusal is not kept: a seat that came back meanwhile may be had by the same key.
    if (first?.kind === 'answer') for (const other of others) expect(other).toEqual(first)
    return first ?? { kind: 'silence' }
  }
  const replies = await inParallel(
    48,
    phones.map((phone, turn) => () => book(phone, turn)),
  )
  const { capacity, booked } = await seatsOf(wanted)
  expect(capacity).toBeLessThan(FAMILIES)
  expect(booked).toBe(capacity)
  const ids = replies.flatMap((reply) => (reply.kind === 'answer' ? [reply.data.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  expect(replies.filter(({ kind }) => kind === 'silence')).toEqual([])
  expect(await halfWritten(database)).toEqual([])
}, 60_000)

test('an account that goes from one to the next meets one limit', async () => {
  const [phone] = await newPhones(database, 1)
  const ask = (turn: number) => call(server(turn).address, phone?.token ?? null, 'patient.list', {})
  const isSlowedDown = (reply: Reply<unknown>): boolean =>
    reply.kind === 'refusal' && reply.code === 'too_many_requests'
  const askUntilRefused = async (): Promise<{ answered: number; isOneMinute: boolean }> => {
    const minute = Math.floor(Date.now() / 60_000)
    let answered = 0
    while (answered < LIMIT * PROCESSES && !isSlowedDown(await ask(answered))) answered++
    return { answered, isOneMinute: minute === Math.floor(Date.now() / 60_000) }
  }
  const first = await askUntilRefused()
  // The count begins anew with each minute.
  const { answered } = first.isOneMinute ? first : await askUntilRefused()
  expect(answered).toBeGreaterThan(LIMIT / 2)
  expect(answered).toBeLessThan(LIMIT * (PROCESSES - 1))
})

test('a new rule is in force in each of them', async () => {
  const { rows } = await database.query<{ id: string }>('SELECT id FROM organization LIMIT 1')
  const organizationId = at(rows, 0).id
  await database.query(
    `UPDATE rule_set SET value = jsonb_set(value, '{holdMinutes}', '7') WHERE code = 'BK-13'`,
  )
  const inForce = async () =>
    Promise.all(
      servers.map(async ({ address }) => {
        const reply = await call<{ holdMinutes: number }>(address, null, 'slot.rules', {
          organizationId,
        })
        return reply.kind === 'answer' && reply.data.holdMinutes
      }),
    )
  // Each process goes on with what it has read for five seconds at most.
  await expect.poll(inForce, { timeout: 8_000, interval: 200 }).toEqual([7, 7, 7])
})

test('words sent to one of them are heard of at a socket of another', async () => {
  const parent = await demoPhone(server(0), 'parent')
  const { rows } = await parent.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予满')?.id
  const { id: conversationId } = await parent.call<{ id: string }>('conversation.open', {
    patientId,
    idempotencyKey: randomUUID(),
  })
  const { ticket } = await parent.call<{ ticket: string }>('conversation.socketTicket', {})
  const phone = await listen(server(1).address, ticket)
  const elsewhere = await demoPhone(server(2), 'parent')
  const words = { conversationId, text: '明天几点开门', idempotencyKey: randomUUID() }
  await elsewhere.call('conversation.sendText', words)
  expect(await phone.hears(isNews)).toMatchObject({ conversationId })
  phone.socket.close()
})

test('each job is done once, whichever of them takes it', async () => {
  const phones = await newPhones(database, HOLDS)
  const free = slotIds.slice(SLOTS, SLOTS + HOLDS)
  const held = await Promise.all(
    phones.map(({ token, patientId }, turn) =>
      call<{ holdId: string }>(server(turn).address, token, 'appointment.hold', {
        slotId: at(free, turn),
        patientId,
        idempotencyKey: randomUUID(),
      }),
    ),
  )
  const ids = held.flatMap((reply) => (reply.kind === 'answer' ? [reply.data.holdId] : []))
  expect(ids).toHaveLength(HOLDS)
  const before = await seatsOf(free)
  await database.query(
    `UPDATE appointment SET hold_expires_at = now() - interval '1 second' WHERE id = ANY($1::uuid[])`,
    [ids],
  )
  await database.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload ->> 'appointmentId' = ANY($1)`,
    [ids],
  )
  const expired = async () => {
    const { rows } = await database.query<{ ended: number }>(
      `SELECT count(*)::int AS ended FROM appointment_status_change
       WHERE status = 'expired' AND appointment_id = ANY($1::uuid[])`,
      [ids],
    )
    return rows[0]?.ended
  }
  await expect.poll(expired, { timeout: 15_000, interval: 100 }).toBe(HOLDS)
  expect(await seatsOf(free)).toEqual({ ...before, booked: before.booked - HOLDS })
  expect(await halfWritten(database)).toEqual([])
})
