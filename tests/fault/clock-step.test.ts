import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, instantAt, type LocalDate, localDate, localDateOf, localTime } from '#domain/kernel/time'
import { at } from '../support/room/test-app'
import { newPhones, openSlots } from '../support/server/booking-families'
import { type BuiltServer, NO_LIMITS } from '../support/server/built-server'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { endProcess } from '../support/server/end-process'
import { amount, IS_LONG, report } from '../support/server/fault-run'
import { call, insist, type Reply } from '../support/server/phone'

const MINUTE_MS = 60_000
/** From the database's clock, in minutes, and where the machine thinks it stands. */
const MACHINES = [
  { aheadMinutes: 10, zone: 'UTC' },
  { aheadMinutes: -10, zone: 'America/New_York' },
  ...(IS_LONG
    ? [
        { aheadMinutes: 60, zone: 'America/New_York' },
        { aheadMinutes: -60, zone: 'UTC' },
        // Midnight in Shanghai between it and the database.
        { aheadMinutes: 961, zone: 'Asia/Shanghai' },
      ]
    : []),
] as const
/** How long before the hour the database's clock is set: the servers start meanwhile, and read it as they do. */
const SET_BEFORE_MS = amount(8_000, 60_000)
/** Servers that took longer to start find an opening a moment later: as sessions have them, or as soon as may be. */
const OPENS_EVERY_MS = amount(1_000, MINUTE_MS)
const NEAREST_MS = 3_500
/** When phones ask, in ms from the opening: before it is near (decision 196), while lots are drawn, and after. */
const MOMENTS = Array.from({ length: 30 }, (_, place) => -3_000 + place * 200)

let county: CountyCopy
let lastDay: LocalDate

beforeAll(async () => {
  county = await copyCounty()
  lastDay = localDate(`${localDateOf(new Date()).slice(0, 4)}-12-31`)
})
afterAll(() => county?.end())

/** How far the database's clock is from ours, in ms. */
let databaseAheadMs = 0
const databaseNow = (): number => Date.now() + databaseAheadMs

/** The clock of the database's machine: functions of the same name stand before PostgreSQL's own for whoever connects. */
async function setDatabaseClock(to: Date): Promise<void> {
  databaseAheadMs = to.getTime() - Date.now()
  const clock = (name: string): string =>
    `CREATE OR REPLACE FUNCTION set_clock.${name}() RETURNS timestamptz LANGUAGE sql
       AS $$ SELECT pg_catalog.${name}() + interval '${databaseAheadMs} ms' $$`
  const client = new pg.Client({ connectionString: county.databaseUrl })
  await client.connect()
  await client.query('CREATE SCHEMA IF NOT EXISTS set_clock')
  for (const name of ['clock_timestamp', 'now']) await client.query(clock(name))
  const name = new URL(county.databaseUrl).pathname.slice(1)
  await client.query(`ALTER DATABASE ${name} SET search_path = public, set_clock, pg_catalog`)
  await client.end()
}

/** A server on a machine in some zone whose clock is set to another time while it runs. */
async function startOn({ aheadMinutes, zone }: (typeof MACHINES)[number]): Promise<BuiltServer> {
  const stepMs = databaseAheadMs + aheadMinutes * MINUTE_MS
  const server = await county.start({
    ...NO_LIMITS,
    NODE_OPTIONS: `--import=${path.resolve('tests/support/server/stepped-clock.mjs')}`,
    CLOCK_STEP_MS: String(stepMs),
    TZ: zone,
    LOG_LEVEL: 'info',
  })
  server.process.kill('SIGUSR2')
  const offMs = async (): Promise<number> => {
    await call(server.address, null, 'organization.list', {})
    const { time } = JSON.parse(server.output().trim().split('\n').at(-1) ?? '{}') as { time: string }
    return new Date(time).getTime() - Date.now() - stepMs
  }
  await expect.poll(async () => Math.abs(await offMs()), { timeout: 10_000 }).toBeLessThan(MINUTE_MS)
  return server
}

interface Seen<T> {
  /** By the database's clock, in ms from the opening. */
  readonly askedMs: number
  readonly answeredMs: number
  readonly reply: Reply<T>
}

/** Each asks once, at a moment of its own. */
function askAround<T>(opensAt: Date, ask: (turn: number) => Promise<Reply<T>>): Promise<Seen<T>[]> {
  const fromOpening = (): number => databaseNow() - opensAt.getTime()
  return Promise.all(
    MOMENTS.map(async (moment, turn) => {
      await sleep(moment - fromOpening())
      const askedMs = fromOpening()
      const reply = await ask(turn)
      return { askedMs, answeredMs: fromOpening(), reply }
    }),
  )
}

test('slots open at the second of the database, whatever clock and zone a server has', async () => {
  await setDatabaseClock(new Date(instantAt(lastDay, localTime('08:00')).getTime() - SET_BEFORE_MS))
  const servers = await Promise.all(MACHINES.map(startOn))
  const phones = await newPhones(county.database, servers.length * MOMENTS.length)
  const opensAt = new Date(Math.ceil((databaseNow() + NEAREST_MS) / OPENS_EVERY_MS) * OPENS_EVERY_MS)
  const day = addDays(lastDay, 2)
  const slotIds = await openSlots(county.database, servers.length, MOMENTS.length, {
    day,
    releaseAt: opensAt,
  })
  const organizationId = await placeOf(at(slotIds, 0))

  const asking = servers.map(({ address }, machine) =>
    askAround(opensAt, (turn) => {
      const { token, patientId } = at(phones, machine * MOMENTS.length + turn)
      const wish = { slotId: at(slotIds, machine), patientId, idempotencyKey: randomUUID() }
      return insist(() => address, token, 'appointment.book', wish)
    }),
  )
  const looking = servers.map(({ address }) =>
    askAround(opensAt, () =>
      call<{ rows: { id: string; bookable: boolean }[] }>(address, null, 'slot.list', {
        organizationId,
        service: 'sick-visit',
        from: day,
        to: day,
      }),
    ),
  )
  const asked = (await Promise.all(asking)).flat()
  const looked = (await Promise.all(looking)).flatMap((seen, machine) =>
    seen.map(({ reply, ...when }) => ({
      ...when,
      isOpen:
        reply.kind === 'answer' &&
        reply.data.rows.some(({ id, bookable }) => id === slotIds[machine] && bookable),
    })),
  )

  const booked = asked.filter(({ reply }) => reply.kind === 'answer')
  const refused = asked.filter(({ reply }) => reply.kind !== 'answer')
  expect(booked.filter(({ answeredMs }) => answeredMs < 0)).toEqual([])
  expect(refused.filter(({ askedMs }) => askedMs >= 0)).toEqual([])
  expect(new Set(refused.map(({ reply }) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify({ kind: 'refusal', code: 'slot_not_released' })]),
  )
  expect(looked.filter(({ isOpen, answeredMs }) => isOpen && answeredMs < 0)).toEqual([])
  expect(looked.filter(({ isOpen, askedMs }) => !isOpen && askedMs >= 1_000)).toEqual([])
  expect(await bookedBefore(opensAt, slotIds)).toBe(0)
  report('clock', {
    servers: servers.length,
    asked: asked.length,
    booked: booked.length,
    early: 0,
    seen_open_after_ms: Math.min(...looked.flatMap(({ isOpen, answeredMs }) => (isOpen ? answeredMs : []))),
    seen_closed_until_ms: Math.max(...looked.flatMap(({ isOpen, askedMs }) => (isOpen ? [] : askedMs))),
  })
  await Promise.all(servers.map((server) => endProcess(server.process)))
})

test.runIf(IS_LONG)(
  'a seat of tomorrow becomes one of today at midnight in Shanghai, and waits for the morning',
  async () => {
    const midnight = instantAt(addDays(lastDay, 1), localTime('00:00'))
    await setDatabaseClock(new Date(midnight.getTime() - SET_BEFORE_MS))
    await county.database.query(
      `UPDATE rule_set SET value = jsonb_set(value, '{sameDayFrom}', '"07:00"') WHERE code = 'BK-02'`,
    )
    const { address } = await startOn({ aheadMinutes: 60, zone: 'America/New_York' })
    const phones = await newPhones(county.database, MOMENTS.length)
    const [slotId] = await openSlots(county.database, 1, MOMENTS.length, {
      day: addDays(lastDay, 1),
      releaseAt: new Date(midnight.getTime() - 1_440 * MINUTE_MS),
    })
    const asked = await askAround(midnight, (turn) => {
      const { token, patientId } = at(phones, turn)
      const wish = { slotId, patientId, idempotencyKey: randomUUID() }
      return insist(() => address, token, 'appointment.book', wish)
    })
    const closed = { kind: 'refusal', code: 'slot_not_released' }
    const before = asked.filter(({ answeredMs }) => answeredMs < 0)
    const after = asked.filter(({ askedMs }) => askedMs >= 0)
    expect(before.length).toBeGreaterThan(0)
    expect(before.filter(({ reply }) => reply.kind !== 'answer')).toEqual([])
    expect(after.map(({ reply }) => reply)).toEqual(after.map(() => closed))
  },
)

async function placeOf(slotId: string): Promise<string> {
  const { rows } = await county.database.query<{ id: string }>(
    'SELECT organization_id AS id FROM session JOIN slot ON slot.session_id = session.id WHERE slot.id = $1',
    [slotId],
  )
  return at(rows, 0).id
}

/** Bookings that the server itself dates before the opening. */
async function bookedBefore(opensAt: Date, slotIds: readonly string[]): Promise<number> {
  const { rows } = await county.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM appointment_status_change AS step
     JOIN appointment ON appointment.id = step.appointment_id
     WHERE step.at < $1 AND appointment.slot_id = ANY($2::uuid[])`,
    [opensAt, slotIds],
  )
  return at(rows, 0).count
}
