import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at } from '../support/room/test-app'
import { halfWritten, newPhones, openSlots } from '../support/server/booking-families'
import { type BuiltServer, NO_LIMITS } from '../support/server/built-server'
import { childrenOf } from '../support/server/child-processes'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { endProcess } from '../support/server/end-process'
import { amount, report } from '../support/server/fault-run'
import { freePort } from '../support/server/free-port'
import { inParallel } from '../support/server/persist'
import { insist, type Phone } from '../support/server/phone'

/** `npm start -- --workers 2`: one port, and processes that are replaced when they die. */
const WORKERS = 2
const FAMILIES = amount(120, 2_000)
const KILL_EVERY = amount(60, 200)

let county: CountyCopy
let server: BuiltServer
let database: pg.Pool

beforeAll(async () => {
  county = await copyCounty()
  database = county.database
  // Should both die at one moment, the next ones must be found where they were.
  const port = String(await freePort())
  server = await county.start({ WORKERS: String(WORKERS), PORT: port, ...NO_LIMITS })
})
afterAll(() => county?.end())

const workers = (): number[] => childrenOf(server.process.pid)

test.runIf(process.platform === 'linux')(
  'a worker killed in the middle of a batch costs nothing that was acknowledged',
  async () => {
    const phones = await newPhones(database, FAMILIES)
    const slotIds = await openSlots(database, Math.ceil(FAMILIES / 10), 12)
    let acknowledged = 0
    let kills = 0
    const book = async (phone: Phone, turn: number): Promise<string> => {
      const slotId = at(slotIds, turn % slotIds.length)
      const input = { slotId, patientId: phone.patientId, idempotencyKey: randomUUID() }
      const ask = () => insist<{ id: string }>(() => server.address, phone.token, 'appointment.book', input)
      const reply = await ask()
      if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply))
      acknowledged++
      if (acknowledged % KILL_EVERY === 0 && acknowledged < FAMILIES) {
        const victim = workers()[0]
        if (victim) process.kill(victim, 'SIGKILL')
        if (victim) kills++
      }
      return reply.data.id
    }
    const ids = await inParallel(
      32,
      phones.map((phone, turn) => () => book(phone, turn)),
    )
    expect(kills).toBeGreaterThan(0)
    expect(server.process.exitCode).toBeNull()
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(DISTINCT id)::int AS count FROM appointment WHERE status = 'booked' AND id = ANY($1::uuid[])`,
      [ids],
    )
    expect(rows).toEqual([{ count: FAMILIES }])
    expect(await halfWritten(database)).toEqual([])
    await expect.poll(() => workers().length, { timeout: 20_000 }).toBe(WORKERS)
    report('kill_worker', { bookings: FAMILIES, kills, lost_acknowledged: 0, half_done: 0 })
  },
  amount(120_000, 600_000),
)

test.runIf(process.platform === 'linux')('they stop together, in order', async () => {
  const running = workers()
  await endProcess(server.process)
  expect(server.process.exitCode).toBe(0)
  expect(running.filter((pid) => fs.existsSync(`/proc/${pid}`))).toEqual([])
})
