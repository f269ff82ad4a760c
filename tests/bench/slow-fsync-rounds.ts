import pg from 'pg'
import { connectDatabase } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import type { BenchSlot } from './bench-data'
import type { Figures } from './card-rounds'
import { type Book, floorEngine, ourEngine, runInFlight } from './engine-rounds'
import { type Bench, HOT_SEATS } from './rounds'
import { countWrongs, sumOfWrongs, totalOfWrongs } from './wrongs'

/** What a slow disk adds to every flush of the log, in microseconds. */
const SLOWER_US = 1_000
const PHONES = 64
const ROUNDS = 9

/**
 * 64 families want the 30 seats of one slot while each flush of the log takes 1 ms longer. The delay is PostgreSQL's own
 * `commit_delay`, without regard to how many others commit: it passes between the decision to commit and the flush, with
 * every lock still held, which is where the time of a slow fsync passes. `sold_out_ms` is from the first question to the
 * last answer, the time in the database and all other; `floor_ms` the same with one prepared statement a seat.
 */
export async function slowFsync(bench: Bench): Promise<Figures> {
  const { servers, pool } = bench
  const database = await connectDatabase({ databaseUrl: servers.databaseUrl, log: createLog('warn') })
  const floorPool = new pg.Pool({ connectionString: servers.databaseUrl, max: 16 })
  try {
    const ours = await ourEngine(database)
    const floor = floorEngine(floorPool)
    for (const book of [ours, floor]) await sellOut(bench, book)
    await slowDown(pool, SLOWER_US)
    const rounds: { ours: SellOut; floor: SellOut }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ ours: await sellOut(bench, ours), floor: await sellOut(bench, floor) })
    }
    const all = rounds.map((round) => round.ours)
    const wrongs = sumOfWrongs(
      await Promise.all(all.map(({ slots, sold }) => countWrongs(pool, slots, sold))),
    )
    const unsold = all.reduce((sum, { sold }) => sum + HOT_SEATS - sold, 0)
    return {
      seats: HOT_SEATS,
      phones: PHONES,
      sold_out_ms: median(rounds.map((round) => round.ours.ms)),
      floor_ms: median(rounds.map((round) => round.floor.ms)),
      unsold,
      ...wrongs,
      failures: unsold + totalOfWrongs(wrongs),
    }
  } finally {
    await slowDown(pool, 0)
    await floorPool.end()
    await database.close()
  }
}

interface SellOut {
  readonly slots: readonly BenchSlot[]
  readonly ms: number
  readonly sold: number
}

async function sellOut({ data }: Bench, book: Book): Promise<SellOut> {
  const slots = await data.addSlots(await data.addPlace(), 1, HOT_SEATS)
  const families = await data.addFamilies(PHONES)
  const { perSecond, succeeded } = await runInFlight({ families, slots, inFlight: PHONES }, book)
  return { slots, ms: (PHONES / perSecond) * 1_000, sold: succeeded }
}

async function slowDown(pool: pg.Pool, microseconds: number): Promise<void> {
  await pool.query(`ALTER SYSTEM SET commit_delay = ${microseconds}`)
  await pool.query('ALTER SYSTEM SET commit_siblings = 0')
  await pool.query('SELECT pg_reload_conf()')
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1))
}
