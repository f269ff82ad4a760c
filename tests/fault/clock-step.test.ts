import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPhones, openSlots } from '../support/booking-families'
import type { BuiltServer } from '../support/built-server'
import { type CountyCopy, copyCounty } from '../support/county-copy'
import { call } from '../support/phone'
import { at } from '../support/test-app'

const MINUTE_MS = 60_000
const STEP_MS = 10 * MINUTE_MS

let county: CountyCopy
let database: pg.Pool

beforeAll(async () => {
  county = await copyCounty()
  database = new pg.Pool({ connectionString: county.databaseUrl, max: 2 })
})
afterAll(async () => {
  await database?.end()
  await county?.end()
})

/** A server whose machine is set to another time while it runs. */
async function stepped(stepMs: number): Promise<BuiltServer> {
  const server = await county.start({
    NODE_OPTIONS: `--import=${path.resolve('tests/support/stepped-clock.mjs')}`,
    CLOCK_STEP_MS: String(stepMs),
    LOG_LEVEL: 'info',
  })
  server.process.kill('SIGUSR2')
  const offMs = async (): Promise<number> => {
    await call(server.address, null, 'organization.list', {})
    const lines = server.output().trim().split('\n')
    const { time } = JSON.parse(lines.at(-1) ?? '{}') as { time: string }
    return Math.round((new Date(time).getTime() - Date.now()) / MINUTE_MS)
  }
  await expect.poll(offMs, { timeout: 10_000 }).toBe(stepMs / MINUTE_MS)
  return server
}

test.each([
  ['ten minutes forward', STEP_MS],
  ['ten minutes back', -STEP_MS],
])('a clock that steps %s sells nothing early and nothing late', async (_which, stepMs) => {
  const server = await stepped(stepMs)
  const [open] = await openSlots(database, 1, 30, 5)
  const [closed] = await openSlots(database, 1, 30, -5)
  const phones = await newPhones(database, 12)
  const book = (slotId: string | undefined) =>
    Promise.all(
      phones.map(({ token, patientId }) =>
        call(server.address, token, 'appointment.book', { slotId, patientId, idempotencyKey: randomUUID() }),
      ),
    )
  const early = await book(closed)
  expect(early).toEqual(phones.map(() => ({ kind: 'refusal', code: 'slot_not_released' })))
  const due = await book(open)
  expect(due.map(({ kind }) => kind)).toEqual(phones.map(() => 'answer'))

  const told = await call<{ serverTime: string }>(server.address, null, 'organization.list', {})
  const { rows } = await database.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  const offMs =
    told.kind === 'answer' ? at(rows, 0).now.getTime() - Date.parse(told.data.serverTime) : Number.NaN
  expect(Math.abs(offMs)).toBeLessThan(MINUTE_MS)
})
