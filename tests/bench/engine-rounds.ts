import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { bookAppointment } from '#server/features/appointment/book-appointment'
import { refusalBehind } from '#server/platform/api/refusals'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { testContext } from '../support/test-context'
import type { BenchSlot, Family } from './bench-data'
import { FLOOR_BOOKING } from './floor-booking'
import type { Measured } from './http-load'
import { type Bench, countOversold, HOT_SEATS, type PlayRound, slotOf } from './rounds'

/** What books one seat; the refusal when there is none. */
export type Book = (family: Family, slotId: string) => Promise<string | null>

/** Every family a seat of its own: what a booking costs in process, beside one prepared statement. */
export const engineSpread: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const families = await bench.data.addFamilies(calls)
  const slots = await bench.data.addSlots(place, calls / 2, 2)
  const { ours, floor } = await bothEngines(bench, { families, slots, inFlight })
  return { ours, floor, oversold: await countOversold(bench.pool), wrongRefusals: calls - ours.succeeded }
}

/** All families at a few slots, where each stands behind the row of its slot. */
export const engineHot: PlayRound = async (bench, inFlight, calls) => {
  const place = await bench.data.addPlace()
  const families = await bench.data.addFamilies(calls)
  const slots = await bench.data.addSlots(place, Math.max(1, Math.floor(calls / (HOT_SEATS * 4))), HOT_SEATS)
  const { ours, floor } = await bothEngines(bench, { families, slots, inFlight })
  const unsold = slots.length * HOT_SEATS - ours.succeeded
  const otherReasons = ours.failures.filter((code) => code !== 'slot_full').length
  return { ours, floor, oversold: await countOversold(bench.pool), wrongRefusals: unsold + otherReasons }
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

export async function ourEngine(database: DatabaseAccess): Promise<Book> {
  const { as } = await testContext(database, { now: () => new Date() })
  return async ({ accountId, patientId }, slotId) => {
    const { account, ...shared } = as(accountId)
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

export async function runInFlight({ families, slots, inFlight }: Rush, book: Book): Promise<Measured> {
  const latencies: number[] = []
  const failures: string[] = []
  const waiting = families.entries()
  const startedAt = performance.now()
  const one = async (): Promise<void> => {
    for (const [index, family] of waiting) {
      const askedAt = performance.now()
      const refusal = await book(family, slotOf(slots, index))
      latencies.push(performance.now() - askedAt)
      if (refusal) failures.push(refusal)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  const seconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? 0
  return {
    perSecond: families.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    succeeded: families.length - failures.length,
    failures,
  }
}
