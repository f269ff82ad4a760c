import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at } from '../support/room/test-app'
import { halfWritten, newPhones, openSlots } from '../support/server/booking-families'
import { type BuiltServer, NO_LIMITS } from '../support/server/built-server'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { amount, IS_LONG, report } from '../support/server/fault-run'
import { inParallel } from '../support/server/persist'
import { call, insist, type Phone } from '../support/server/phone'
import { startTcpProxy, type TcpProxy } from '../support/server/tcp-proxy'

const CLIENTS = 64
const LOST_SHARE = 0.2
/** One booking each: families that book on and on would meet the rules of fairness first. */
const BOOKINGS = amount(200, 10_000)
/** Every so many keys are asked again, and for something else. */
const TRIED_AGAIN = amount(20, 1)
const KEYS = amount(6, 1_000)

let county: CountyCopy
let server: BuiltServer
let network: TcpProxy
let database: pg.Pool

beforeAll(async () => {
  county = await copyCounty()
  database = county.database
  server = await county.start(NO_LIMITS)
  network = await startTcpProxy(Number(new URL(server.address).port))
})
afterAll(async () => {
  await network?.close()
  await county?.end()
})

interface Booked {
  readonly id: string
}

async function rowsOf(phones: readonly Phone[]): Promise<{ rows: number; people: number }> {
  const { rows } = await database.query<{ rows: number; people: number }>(
    `SELECT count(*)::int AS rows, count(DISTINCT patient_id)::int AS people FROM appointment
     WHERE patient_id = ANY($1::uuid[])`,
    [phones.map(({ patientId }) => patientId)],
  )
  return at(rows, 0)
}

test(
  'a fifth of the replies is lost, and each key has exactly one row',
  async () => {
    const phones = await newPhones(database, BOOKINGS)
    const slotIds = await openSlots(database, Math.ceil(BOOKINGS / 25), 30)
    network.behave({ kind: 'lossy', share: LOST_SHARE })
    const throughTheNetwork = `http://127.0.0.1:${network.port}`
    const book = async (phone: Phone, turn: number): Promise<void> => {
      const slotId = at(slotIds, turn % slotIds.length)
      const input = { slotId, patientId: phone.patientId, idempotencyKey: randomUUID() }
      const reply = await insist<Booked>(() => throughTheNetwork, phone.token, 'appointment.book', input)
      expect(reply.kind).toBe('answer')
      if (turn % TRIED_AGAIN !== 0) return
      // What is asked once more is answered the same; another wish under the key is refused.
      expect(await call(server.address, phone.token, 'appointment.book', input)).toEqual(reply)
      const other = { ...input, slotId: at(slotIds, (turn + 1) % slotIds.length) }
      expect(await call(server.address, phone.token, 'appointment.book', other)).toEqual({
        kind: 'refusal',
        code: 'idempotency_key_reused',
      })
    }
    await inParallel(
      CLIENTS,
      phones.map((phone, turn) => () => book(phone, turn)),
    )
    expect(network.lost()).toBeGreaterThan(BOOKINGS / 20)
    expect(await rowsOf(phones)).toEqual({ rows: BOOKINGS, people: BOOKINGS })
    expect(await halfWritten(database)).toEqual([])
    report('lost_replies', { bookings: BOOKINGS, lost: network.lost(), rows: BOOKINGS })
  },
  amount(60_000, 900_000),
)

test(
  `one key ${CLIENTS} times at once is one booking`,
  async () => {
    const phones = await newPhones(database, KEYS)
    const slotIds = await openSlots(database, Math.ceil(KEYS / 10), 12)
    let turnedAway = 0
    const ask = async (phone: Phone, input: object): Promise<string> => {
      const first = await call<Booked>(server.address, phone.token, 'appointment.book', input)
      if (first.kind === 'answer') return first.data.id
      turnedAway++
      const again = await insist<Booked>(() => server.address, phone.token, 'appointment.book', input)
      return again.kind === 'answer' ? again.data.id : JSON.stringify(again)
    }
    for (const [turn, phone] of phones.entries()) {
      const slotId = at(slotIds, turn % slotIds.length)
      const input = { slotId, patientId: phone.patientId, idempotencyKey: randomUUID() }
      const ids = await Promise.all(Array.from({ length: CLIENTS }, () => ask(phone, input)))
      expect([...new Set(ids)]).toHaveLength(1)
    }
    expect(await rowsOf(phones)).toEqual({ rows: KEYS, people: KEYS })
    // A machine that does other things may tell somebody to come again; one that measures may not.
    if (IS_LONG) expect(turnedAway).toBe(0)
    report('same_key_at_once', { keys: KEYS, clients: CLIENTS, rows: KEYS, server_errors: turnedAway })
  },
  amount(60_000, 900_000),
)
