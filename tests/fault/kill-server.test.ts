import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres'
import { createLog } from '#server/platform/log'
import { bookableSlots, halfWritten, newPhones } from '../support/booking-families'
import { type BuiltServer, startBuiltServer } from '../support/built-server'
import { inParallel } from '../support/persist'
import { call, type Phone, type Reply } from '../support/phone'
import { temporaryFolder } from '../support/temporary-folder'
import { at } from '../support/test-app'

const FAMILIES = 24
const KILLS = 3
/** How many bookings are acknowledged before each kill, so that it falls into the middle of the work. */
const ACKNOWLEDGED_BEFORE_KILL = 40

interface Intent {
  readonly phone: Phone
  readonly procedure: 'appointment.book' | 'appointment.cancel'
  readonly input: Readonly<Record<string, string>>
  readonly reply: Reply<{ id: string; status: string }>
}

const home = temporaryFolder()
const intents: Intent[] = []
let postgres: EmbeddedPostgres
let database: pg.Pool
let databaseUrl: string
let server: BuiltServer
let phones: Phone[]
let slotIds: string[]

beforeAll(async () => {
  const log = createLog('error')
  postgres = await startEmbeddedPostgres({
    folder: path.join(home, 'postgres'),
    log,
    environment: process.env,
  })
  databaseUrl = await postgres.databaseUrl('app')
  server = await start()
  database = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  phones = await newPhones(database, FAMILIES)
  slotIds = await bookableSlots(server.address, database)
}, 120_000)
afterAll(async () => {
  await database.end()
  const stopped = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  await stopped
  await postgres.leave()
  fs.rmSync(home, { recursive: true, force: true })
}, 60_000)

function start(): Promise<BuiltServer> {
  const limits = { ACCOUNT_REQUESTS_PER_MINUTE: '1000000', ADDRESS_REQUESTS_PER_MINUTE: '1000000' }
  return startBuiltServer({ DATABASE_URL: databaseUrl, DATA_DIR: path.join(home, 'data'), ...limits })
}

async function send(phone: Phone, procedure: Intent['procedure'], fields: object): Promise<Intent['reply']> {
  const input = { ...fields, idempotencyKey: randomUUID() }
  const reply: Intent['reply'] = await call(server.address, phone.token, procedure, input)
  intents.push({ phone, procedure, input, reply })
  return reply
}

/** Books and cancels until the server falls silent. */
async function bookOnAndOn(phone: Phone, first: number): Promise<void> {
  for (let turn = first; ; turn += FAMILIES) {
    const slotId = at(slotIds, turn % slotIds.length)
    const booked = await send(phone, 'appointment.book', { slotId, patientId: phone.patientId })
    if (booked.kind === 'silence') return
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
  const work = Promise.all(phones.map((phone, index) => bookOnAndOn(phone, index)))
  while (acknowledged('appointment.book').length < enough)
    await new Promise((resolve) => setTimeout(resolve, 5))
  const dead = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await Promise.all([dead, work])
}

async function retryTwice({ phone, procedure, input }: Intent): Promise<[Intent['reply'], Intent['reply']]> {
  const retry = () => call<{ id: string; status: string }>(server.address, phone.token, procedure, input)
  return [await retry(), await retry()]
}

async function statusOf(id: string): Promise<string | undefined> {
  const { rows } = await database.query<{ status: string }>('SELECT status FROM appointment WHERE id = $1', [
    id,
  ])
  return rows[0]?.status
}

it('killed in the middle of bookings, it has kept what it acknowledged and nothing half', async () => {
  expect(slotIds.length).toBeGreaterThan(FAMILIES)
  for (let kill = 1; kill <= KILLS; kill++) {
    await killInTheMiddle()
    expect(await halfWritten(database)).toEqual([])
    server = await start()
    const cancelled = new Set(acknowledged('appointment.cancel').map(({ input }) => input.id))
    // Whether a cancellation that was never answered was done is known only to the database.
    const unknown = new Set(
      intents.flatMap(({ reply, input }) => (reply.kind === 'silence' ? [input.id] : [])),
    )
    for (const { data } of acknowledged('appointment.book')) {
      const status = await statusOf(data.id)
      if (cancelled.has(data.id)) expect(status).toBe('cancelled')
      else if (!unknown.has(data.id)) expect(status).toBe('booked')
      else expect(['booked', 'cancelled']).toContain(status)
    }
  }

  const unanswered = intents.filter(({ reply }) => reply.kind === 'silence')
  expect(unanswered.length).toBeGreaterThan(0)
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
})
