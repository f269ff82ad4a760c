import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { bookAppointment } from '#server/features/appointment/booking/book-appointment'
import type { Admit } from '#server/platform/admission/admission'
import { refusalBehind } from '#server/platform/api/refusals'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { testContext } from '../support/room/test-context'
import { alone } from './alone'
import type { BenchSlot, Family } from './bench-data'
import { FLOOR_BOOKING } from './floor-booking'
import { type Measured, measureInFlight } from './in-flight'
import { type Bench, HOT_SEATS, type PlayRound, slotOf } from './rounds'
import { countWrongs, type Wrongs } from './wrongs'

/** What books one seat; the refusal when there is none. */
export type Book = (family: Family, slotId: string) => Promise<string | null>

/** Every family a seat of its own: what a booking costs in process, beside one prepared statement. */
export const engineSpread: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const families = await bench.data.addFamilies(calls)
  const slots = await bench.data.addSlots(place, calls / 2, 2)
  const { ours, floor } = await bothEngines(bench, { families, slots, inFlight })
  const wrongs = await countWrongs(bench.pool, slots, ours.succeeded)
  return { ours, floor, wrongs, wrongRefusals: calls - ours.succeeded }
}

/** All families at a few slots, where each stands behind the row of its slot. */
export const engineHot: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const families = await bench.data.addFamilies(calls)
  const slots = await bench.data.addSlots(place, Math.max(1, Math.floor(calls / (HOT_SEATS * 4))), HOT_SEATS)
  const { ours, floor } = await bothEngines(bench, { families, slots, inFlight })
  const unsold = slots.length * HOT_SEATS - ours.succeeded
  const otherReasons = ours.failures.filter((code) => code !== 'slot_full').length
  const wrongs = await countWrongs(bench.pool, slots, ours.succeeded)
  return { ours, floor, wrongs, wrongRefusals: unsold + otherReasons }
}

/** What it is worth that bookings of one moment are decided together: beside the same engine, each by itself. */
export const spreadTogether: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const { ours, floor, wrongs } = await togetherAndAlone(bench, inFlight, calls, () =>
    bench.data.addSlots(place, calls / 2, 2),
  )
  const refused = 2 * calls - ours.succeeded - floor.succeeded
  return { ours, floor, wrongs, wrongRefusals: refused }
}

/** The same where everybody wants the seats of a few slots. */
export const hotTogether: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const slots = Math.max(1, Math.floor(calls / (HOT_SEATS * 4)))
  const { ours, floor, wrongs } = await togetherAndAlone(bench, inFlight, calls, () =>
    bench.data.addSlots(place, slots, HOT_SEATS),
  )
  const unsold = 2 * slots * HOT_SEATS - ours.succeeded - floor.succeeded
  return { ours, floor, wrongs, wrongRefusals: unsold }
}

async function togetherAndAlone(
  { servers, data, pool }: Bench,
  inFlight: number,
  calls: number,
  addSlots: () => Promise<BenchSlot[]>,
): Promise<{ ours: Measured; floor: Measured; wrongs: Wrongs }> {
  const database = await connectDatabase({ databaseUrl: servers.databaseUrl, log: createLog('warn') })
  const all: BenchSlot[] = []
  const play = async (admit?: Admit): Promise<Measured> => {
    const slots = await addSlots()
    all.push(...slots)
    const rush = { families: await data.addFamilies(calls), slots, inFlight }
    return runInFlight(rush, await ourEngine(database, admit))
  }
  try {
    const ours = await play()
    const floor = await play(alone)
    return { ours, floor, wrongs: await countWrongs(pool, all, ours.succeeded + floor.succeeded) }
  } finally {
    await database.close()
  }
}

interface Rush {
  readonly families: readonly Family[]
  readonly slots: readonly BenchSlot[]
  readonly inFlight: number
}

async function bothEngines({ servers }: Bench, rush: Rush): Promise<{ ours: Measured; floor: Measured }> {
  const database = await connectDatabase({ databaseUrl: servers.databaseUrl, log: createLog('warn') })
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 16 })
  try {
    const ours = await runInFlight(rush, await ourEngine(database))
    return { ours, floor: await runInFlight(rush, floorEngine(pool)) }
  } finally {
    await pool.end()
    await database.close()
  }
}

export async function ourEngine(database: DatabaseAccess, admit?: Admit): Promise<Book> {
  const { as } = await testContext(database, { now: () => new Date() })
  return async ({ accountId, patientId }, slotId) => {
    const { account, ...context } = as(accountId)
    const shared = { ...context, admit: admit ?? context.admit }
    if (!account) throw new Error('nobody books')
    const inputIndex = randomBytes(32)
    const intent = { accountId, procedure: 'appointment.book', key: randomUUID(), inputIndex }
    try {
      await bookAppointment({ ...shared, account, intent }, { slotId, patientId })
      return null
    } catch (error) {
      return refusalBehind(error)?.code ?? 'bug'
    }
  }
}

export function floorEngine(pool: pg.Pool): Book {
  return async ({ patientId }, slotId) => {
    const { rows } = await pool.query({ ...FLOOR_BOOKING, values: [slotId, patientId, randomUUID()] })
    return rows.length > 0 ? null : 'slot_full'
  }
}

export function runInFlight({ families, slots, inFlight }: Rush, book: Book): Promise<Measured> {
  return measureInFlight(inFlight, families, (family, index) => book(family, slotOf(slots, index)))
}
