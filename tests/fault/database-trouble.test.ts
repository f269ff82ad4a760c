import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { at } from '../support/room/test-app'
import { askStatus, type Status } from '../support/server/ask-status'
import { halfWritten, newPhones, openSlots } from '../support/server/booking-families'
import { type BuiltServer, NO_LIMITS } from '../support/server/built-server'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { amount, report } from '../support/server/fault-run'
import type { Phone } from '../support/server/phone'
import { startTcpProxy, type TcpProxy } from '../support/server/tcp-proxy'

/** More than the server has connections. */
const AT_ONCE = 48
/** No phone hangs longer; a busy test machine is given twice that. */
const NO_LONGER_THAN_MS = amount(10_000, 5_000)
/** For how long nothing comes from the database; the phones go on asking. */
const SILENT_MS = amount(0, 10_000)

let county: CountyCopy
let wire: TcpProxy
let server: BuiltServer
let database: pg.Pool
let slotIds: string[]

beforeAll(async () => {
  county = await copyCounty()
  const url = new URL(county.databaseUrl)
  wire = await startTcpProxy(Number(url.port))
  url.port = String(wire.port)
  server = await county.start({ DATABASE_URL: url.href, ...NO_LIMITS })
  database = county.database
  slotIds = await openSlots(database, 12, 60)
})
afterEach(async () => {
  await healed()
  expect(server.process.exitCode).toBeNull()
  expect(await halfWritten(database)).toEqual([])
})
afterAll(async () => {
  await county?.end()
  await wire?.close()
})

const look = (): Promise<Status> => askStatus(server.address, 'organization.list', {})

async function healed(): Promise<void> {
  await expect.poll(async () => (await look()).status, { timeout: 30_000, interval: 100 }).toBe(200)
}

/** What a phone sends to book, and sends again with the same key. */
async function bookings(count: number): Promise<(() => Promise<Status>)[]> {
  const phones = await newPhones(database, count)
  return phones.map(({ token, patientId }: Phone, turn) => {
    const input = { slotId: at(slotIds, turn % slotIds.length), patientId, idempotencyKey: randomUUID() }
    return () => askStatus(server.address, 'appointment.book', input, token)
  })
}

/** Everybody is answered in time; who is refused is told that it is nobody's fault and when to ask again. */
function assertPolite(scenario: string, seen: readonly Status[]): void {
  const slowestMs = Math.max(...seen.map(({ tookMs }) => tookMs))
  expect(seen.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  for (const refused of seen.filter(({ status }) => status === 503)) {
    expect(refused.domainCode).toBe('busy')
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(3)
  }
  expect(slowestMs).toBeLessThan(NO_LONGER_THAN_MS)
  const refused = seen.filter(({ status }) => status === 503).length
  report(scenario, { asked: seen.length, refused, slowest_ms: Math.round(slowestMs) })
}

async function everybodySucceeds(asks: readonly (() => Promise<Status>)[]): Promise<void> {
  for (const ask of asks) {
    await expect.poll(async () => (await ask()).status, { timeout: 30_000, interval: 50 }).toBe(200)
  }
}

test('a database that answers 200 ms late', async () => {
  const asks = await bookings(AT_ONCE)
  wire.behave({ kind: 'late', ms: 200 })
  const seen = await Promise.all([...asks.map((ask) => ask()), ...Array.from({ length: 8 }, look)])
  wire.behave({ kind: 'pass' })
  assertPolite('database_late_200_ms', seen)
  await everybodySucceeds(asks)
}, 120_000)

test('a database from which nothing comes any more', async () => {
  const asks = await bookings(AT_ONCE)
  wire.behave({ kind: 'blackhole' })
  const endsAt = performance.now() + SILENT_MS
  const askOnAndOn = async (ask: () => Promise<Status>): Promise<Status[]> => {
    const answers = [await ask()]
    while (performance.now() < endsAt) answers.push(await ask())
    return answers
  }
  const phones = [...asks, ...Array.from({ length: AT_ONCE }, () => look)]
  const seen = (await Promise.all(phones.map(askOnAndOn))).flat()
  wire.behave({ kind: 'pass' })
  expect(seen.filter(({ status }) => status === 503)).toHaveLength(seen.length)
  assertPolite('database_silent', seen)
  await everybodySucceeds(asks)
}, 120_000)

test('every connection waits for one lock', async () => {
  const asks = await bookings(AT_ONCE)
  const locker = await database.connect()
  // One table: with two, somebody who has locked a slot might wait for us and we for them.
  await locker.query('BEGIN; LOCK TABLE organization IN ACCESS EXCLUSIVE MODE')
  const seen = await Promise.all([...asks.map((ask) => ask()), ...Array.from({ length: AT_ONCE }, look)])
  await locker.query('ROLLBACK')
  locker.release()
  expect(seen.filter(({ status }) => status === 503)).toHaveLength(seen.length)
  assertPolite('pool_exhausted', seen)
  await everybodySucceeds(asks)
}, 120_000)

test('a disk on which the database finds no room', async () => {
  const [ask] = await bookings(1)
  await database.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE 'could not extend file "base/1/1": No space left on device' USING ERRCODE = 'disk_full';
    END $$;
    CREATE TRIGGER no_room BEFORE INSERT ON appointment FOR EACH ROW EXECUTE FUNCTION no_room()`)
  const seen = await at([ask], 0)?.()
  assertPolite('disk_full', seen ? [seen] : [])
  expect(seen?.status).toBe(503)
  await database.query('DROP TRIGGER no_room ON appointment; DROP FUNCTION no_room')
  await everybodySucceeds(ask ? [ask] : [])
})
