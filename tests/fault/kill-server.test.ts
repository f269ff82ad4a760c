import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { at } from '../support/room/test-app'
import { askStatus, type Status } from '../support/server/ask-status'
import { bookableSlots, halfWritten, newPhones } from '../support/server/booking-families'
import { NO_LIMITS } from '../support/server/built-server'
import { amount, report } from '../support/server/fault-run'
import { type KillableCounty, killableCounty, momentOf } from '../support/server/killable-county'
import { inParallel } from '../support/server/persist'
import { call, type Phone, type Reply } from '../support/server/phone'

/** At one moment. */
const FAMILIES = 24
const FAMILIES_IN_TURN = amount(2, 40)
const KILLS = amount(2, 10)
const KILL_EVERY_MS = amount(0, 3_000)
const DATABASE_KILLS = 2
/** Counted from the moment at which the database does; a busy test machine is given more. */
const SERVES_AGAIN_WITHIN_MS = amount(4_000, 1_000)
/** How many bookings are acknowledged before each kill, so that it falls into the middle of the work. */
const ACKNOWLEDGED_BEFORE_KILL = 40

interface Intent {
  readonly phone: Phone
  readonly procedure: 'appointment.book' | 'appointment.cancel'
  readonly input: Readonly<Record<string, string>>
  readonly reply: Reply<{ id: string; status: string }>
}

const intents: Intent[] = []
let county: KillableCounty
let database: pg.Pool
let slotIds: string[]

beforeAll(async () => {
  county = await killableCounty()
  database = county.database
  await county.start(NO_LIMITS)
  slotIds = await bookableSlots(address(), database)
}, 120_000)
afterAll(() => county?.end(), 60_000)

const address = (): string => county.server().address

async function send(phone: Phone, procedure: Intent['procedure'], fields: object): Promise<Intent['reply']> {
  const input = { ...fields, idempotencyKey: randomUUID() }
  const reply: Intent['reply'] = await call(address(), phone.token, procedure, input)
  // A refusal is not kept: nothing was done that could be lost.
  if (reply.kind !== 'refusal') intents.push({ phone, procedure, input, reply })
  return reply
}

/** Books and cancels until the server falls silent: one family after the other, each until the rules let it no more. */
async function bookOnAndOn(phones: readonly Phone[], first: number): Promise<void> {
  for (let turn = first, family = first; ; turn += FAMILIES) {
    const phone = at(phones, family % phones.length)
    const slotId = at(slotIds, turn % slotIds.length)
    const booked = await send(phone, 'appointment.book', { slotId, patientId: phone.patientId })
    if (booked.kind === 'silence') return
    if (booked.kind === 'refusal') family += FAMILIES
    if (booked.kind === 'refusal' || turn % 3 === 0) continue
    const cancelled = await send(phone, 'appointment.cancel', { id: booked.data.id })
    if (cancelled.kind === 'silence') return
  }
}

const acknowledged = (procedure: Intent['procedure']) =>
  intents.flatMap(({ reply, ...intent }) =>
    intent.procedure === procedure && reply.kind === 'answer' ? [{ ...intent, data: reply.data }] : [],
  )

async function killInTheMiddle(): Promise<void> {
  const enough = acknowledged('appointment.book').length + ACKNOWLEDGED_BEFORE_KILL
  const phones = await newPhones(database, FAMILIES * FAMILIES_IN_TURN)
  const work = Promise.all(Array.from({ length: FAMILIES }, (_, first) => bookOnAndOn(phones, first)))
  const notBefore = performance.now() + KILL_EVERY_MS
  while (acknowledged('appointment.book').length < enough || performance.now() < notBefore) await sleep(5)
  await Promise.all([county.killServer(), work])
}

async function retryTwice({ phone, procedure, input }: Intent): Promise<[Intent['reply'], Intent['reply']]> {
  const retry = () => call<{ id: string; status: string }>(address(), phone.token, procedure, input)
  return [await retry(), await retry()]
}

async function statuses(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ id: string; status: string }>('SELECT id, status FROM appointment')
  return new Map(rows.map(({ id, status }) => [id, status]))
}

it(
  'killed in the middle of bookings, it has kept what it acknowledged and nothing half',
  async () => {
    expect(slotIds.length).toBeGreaterThan(FAMILIES)
    for (let kill = 1; kill <= KILLS; kill++) {
      await killInTheMiddle()
      expect(await halfWritten(database)).toEqual([])
      await county.start(NO_LIMITS)
      const cancelled = new Set(acknowledged('appointment.cancel').map(({ input }) => input.id))
      // Whether a cancellation that was never answered was done is known only to the database.
      const unknown = new Set(
        intents.flatMap(({ reply, input }) => (reply.kind === 'silence' ? [input.id] : [])),
      )
      const found = await statuses()
      for (const { data } of acknowledged('appointment.book')) {
        const status = found.get(data.id)
        if (cancelled.has(data.id)) expect(status).toBe('cancelled')
        else if (!unknown.has(data.id)) expect(status).toBe('booked')
        else expect(['booked', 'cancelled']).toContain(status)
      }
    }

    const unanswered = intents.filter(({ reply }) => reply.kind === 'silence')
    expect(unanswered.length).toBeGreaterThan(0)
    const told = acknowledged('appointment.book').length
    const retries = await inParallel(
      8,
      intents.map((intent) => () => retryTwice(intent)),
    )
    for (const [index, [again, onceMore]] of retries.entries()) {
      const { reply } = at(intents, index)
      expect(again.kind).not.toBe('silence')
      if (reply.kind === 'answer') expect(again).toEqual(reply)
      // What a retry did it does not do again.
      if (again.kind === 'answer') expect(onceMore).toEqual(again)
    }
    expect(await halfWritten(database)).toEqual([])
    report('kill_server', {
      kills: KILLS,
      acknowledged: told,
      unanswered: unanswered.length,
      lost_acknowledged: 0,
      half_done: 0,
    })
  },
  amount(180_000, 900_000),
)

/** Asks as phones do meanwhile, and notes how the server refused. */
async function askOnAndOn(until: () => boolean, refused: Status[]): Promise<void> {
  while (!until()) {
    const seen = await askStatus(address(), 'organization.list', {})
    if (seen.status !== 200) refused.push(seen)
    await sleep(20)
  }
}

it(
  'lives on when PostgreSQL and all its processes are killed, and keeps what it acknowledged',
  async () => {
    const refused: Status[] = []
    const lateMs: number[] = []
    for (let kill = 0; kill < DATABASE_KILLS; kill++) {
      let isOver = false
      const before = acknowledged('appointment.book').length
      const asking = askOnAndOn(() => isOver, refused)
      const families = await newPhones(database, FAMILIES)
      const booking = Promise.all(families.map((phone, index) => bookUntil(phone, index, () => isOver)))
      const done = () => acknowledged('appointment.book').length - before
      await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(FAMILIES)
      county.killPostgres()
      const databaseBackAt = await momentOf(county, county.databaseAnswers)
      const servesAt = await momentOf(
        county,
        async () => (await askStatus(address(), 'organization.list', {})).status === 200,
      )
      lateMs.push(Math.round(servesAt - databaseBackAt))
      isOver = true
      await Promise.all([asking, booking])
      expect(await halfWritten(database)).toEqual([])
    }
    expect(county.server().process.exitCode).toBeNull()
    expect(refused.length).toBeGreaterThan(0)
    for (const { status, retryAfterSeconds, domainCode } of refused) {
      expect({ status, domainCode }).toEqual({ status: 503, domainCode: 'busy' })
      expect(retryAfterSeconds).toBeGreaterThan(0)
      expect(retryAfterSeconds).toBeLessThanOrEqual(3)
    }
    const cancelling = new Set(
      intents.flatMap(({ procedure, input }) => (procedure === 'appointment.cancel' ? [input.id] : [])),
    )
    const kept = acknowledged('appointment.book').filter(({ data }) => !cancelling.has(data.id))
    const { rows } = await database.query<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM appointment WHERE status = 'booked' AND id = ANY($1::uuid[])`,
      [kept.map(({ data }) => data.id)],
    )
    expect(rows).toEqual([{ kept: kept.length }])
    report('kill_postgres', {
      kills: DATABASE_KILLS,
      acknowledged: acknowledged('appointment.book').length,
      refused_503: refused.length,
      serves_again_after_ms: Math.max(...lateMs),
      lost_acknowledged: 0,
      half_done: 0,
    })
    expect(Math.max(...lateMs)).toBeLessThan(SERVES_AGAIN_WITHIN_MS)
  },
  amount(180_000, 600_000),
)

/** Books and cancels, and after a refusal goes on. */
async function bookUntil(phone: Phone, first: number, isOver: () => boolean): Promise<void> {
  for (let turn = first; !isOver(); turn += FAMILIES) {
    const slotId = at(slotIds, turn % slotIds.length)
    const booked = await send(phone, 'appointment.book', { slotId, patientId: phone.patientId })
    if (booked.kind === 'answer') await send(phone, 'appointment.cancel', { id: booked.data.id })
    else await sleep(50)
  }
}
