import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log'
import type { Database, DatabaseAccess } from './database'
import { isConflictOfTransactions, isDatabaseUnavailable } from './database-errors'

/**
 * Reads what a list shows and nothing is decided by: from a standby while that is up to date, else from the database
 * itself. What is read is never older than a second.
 */
export type ReadLists = <T>(read: (db: Database) => Promise<T>) => Promise<T>

interface Options {
  readonly database: Pick<DatabaseAccess, 'db' | 'pool'>
  /** Opens the standby's connections; asked again until it succeeds. */
  readonly connectStandby: () => Promise<DatabaseAccess>
  readonly log: Log
}

export interface Standby {
  readonly readLists: ReadLists
  readonly close: () => Promise<void>
}

/** Where the log of the database stood at a moment of our own clock. */
interface Position {
  readonly atMs: number
  readonly lsn: string
}

const LOOK_EVERY_MS = 300
const MAX_AGE_MS = 1_000
const REMEMBERED = 10

/**
 * Looks again and again how far the standby has come: it may be read for a second after a moment of which it has
 * replayed everything. So a standby that lags, stands still or lost its way to the database is not asked, and its
 * coming back needs nobody's hand.
 */
export function followStandby({ database, connectStandby, log }: Options): Standby {
  let standby: DatabaseAccess | null = null
  let upToDateAt = Number.NEGATIVE_INFINITY
  let positions: readonly Position[] = []
  const closing = new AbortController()

  async function look(): Promise<void> {
    try {
      standby ??= await connectStandby()
      const atMs = performance.now()
      positions = [...positions.slice(1 - REMEMBERED), { atMs, lsn: await positionOf(database) }]
      const passed = await lastPassed(standby, positions)
      if (passed) upToDateAt = passed.atMs
    } catch (err) {
      log.debug({ err }, 'the standby cannot be asked')
    }
  }
  async function lookOnAndOn(): Promise<void> {
    const { signal } = closing
    while (!signal.aborted) {
      await look()
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {})
    }
  }
  const looking = lookOnAndOn()

  return {
    async readLists(read) {
      if (standby && performance.now() - upToDateAt < MAX_AGE_MS) {
        try {
          return await read(standby.db)
        } catch (err) {
          // A row that the standby was told to remove while it was read is such a conflict too.
          if (!isDatabaseUnavailable(err) && !isConflictOfTransactions(err)) throw err
          upToDateAt = Number.NEGATIVE_INFINITY
          log.warn({ err }, 'the standby did not answer: lists come from the database')
        }
      }
      return read(database.db)
    },
    async close() {
      closing.abort()
      await looking
      await standby?.close()
    },
  }
}

async function positionOf({ pool }: Pick<DatabaseAccess, 'pool'>): Promise<string> {
  const { rows } = await pool.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn')
  return rows[0]?.lsn ?? ''
}

/** The newest of the positions that the standby has reached. */
async function lastPassed(
  { pool }: Pick<DatabaseAccess, 'pool'>,
  positions: readonly Position[],
): Promise<Position | undefined> {
  const { rows } = await pool.query<{ passed: number }>(
    `SELECT count(*)::int AS passed FROM unnest($1::pg_lsn[]) AS lsn
     WHERE lsn <= CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END`,
    [positions.map(({ lsn }) => lsn)],
  )
  return positions[(rows[0]?.passed ?? 0) - 1]
}
