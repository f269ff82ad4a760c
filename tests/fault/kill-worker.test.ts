import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { halfWritten, newPhones, openSlots } from '../support/booking-families'
import type { BuiltServer } from '../support/built-server'
import { type CountyCopy, copyCounty } from '../support/county-copy'
import { endProcess } from '../support/end-process'
import { amount, report } from '../support/fault-run'
import { inParallel } from '../support/persist'
import { call, type Phone } from '../support/phone'
import { at } from '../support/test-app'

/** `npm start -- --workers 2`: one port, and processes that are replaced when they die. */
const WORKERS = 2
const FAMILIES = amount(120, 2_000)
const KILL_EVERY = amount(60, 200)
const PAUSE_MS = 50

let county: CountyCopy
let server: BuiltServer
let database: pg.Pool

beforeAll(async () => {
  county = await copyCounty()
  const limits = { ACCOUNT_REQUESTS_PER_MINUTE: '1000000', ADDRESS_REQUESTS_PER_MINUTE: '1000000' }
  server = await county.start({ WORKERS: String(WORKERS), ...limits })
  database = new pg.Pool({ connectionString: county.databaseUrl, max: 4 })
})
afterAll(async () => {
  await database?.end()
  await county?.end()
})

/** Linux says whose children are whose. */
function workers(): number[] {
  const { pid } = server.process
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.trim().split(' ').filter(Boolean).map(Number)
}

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
      for (;;) {
        const reply = await call<{ id: string }>(server.address, phone.token, 'appointment.book', input)
        if (reply.kind === 'refusal' && reply.code !== 'busy') throw new Error(reply.code)
        if (reply.kind !== 'answer') {
          await sleep(PAUSE_MS)
          continue
        }
        acknowledged++
        if (acknowledged % KILL_EVERY === 0 && acknowledged < FAMILIES) {
          process.kill(at(workers(), kills++ % workers().length), 'SIGKILL')
        }
        return reply.data.id
      }
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
