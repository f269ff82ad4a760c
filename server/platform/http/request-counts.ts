import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type Database, Prisma } from '../database/database'
import { deleteInPages } from '../database/delete-in-pages'
import type { Log } from '../log'

/** How many requests came under each key in the running minute, in all processes that share the database. */
export interface RequestCounts {
  /** Counts one. @returns how many there were in this minute, this one included, as far as is known here */
  readonly count: (key: string, max: number) => number
  readonly secondsLeft: () => number
  readonly stop: () => void
}

const WINDOW_MS = 60_000
/** How many keys are remembered; the least recently seen is forgotten first. */
const REMEMBERED = 50_000
/** A key that has used less of its limit here is told to nobody: honest phones cost no statement. */
const TOLD_FROM = 1 / 8
const TELL_EVERY_MS = 100
const TOLD_AT_ONCE = 500

interface Counted {
  own: number
  /** Of `own`, what the other processes can know. */
  told: number
  elsewhere: number
}

/**
 * Counts in memory, and tells the other processes through one table of those keys that come near their limit: of all
 * in one statement, ten times a second at most. So a limit holds for all processes together, but for an eighth of it in
 * each further process and what comes within that tenth of a second. Without the database each counts for itself.
 */
export function createRequestCounts({
  pool,
  log,
}: {
  readonly pool: pg.Pool
  readonly log: Log
}): RequestCounts {
  let windowAt = windowOf(Date.now())
  let counts = new Map<string, Counted>()
  let untold = new Set<string>()
  let telling: NodeJS.Timeout | undefined

  function turnPage(): void {
    const current = windowOf(Date.now())
    if (current === windowAt) return
    windowAt = current
    counts = new Map()
    untold = new Set()
  }

  async function tell(): Promise<void> {
    turnPage()
    const window = windowAt
    const keys = [...untold].slice(0, TOLD_AT_ONCE)
    const news = keys.flatMap((key) => {
      untold.delete(key)
      const counted = counts.get(key)
      return counted ? [{ key, counted, own: counted.own, said: counted.own - counted.told }] : []
    })
    if (news.length === 0) return
    const totals = await addUp(pool, window, news)
    for (const { key, counted, own } of news) {
      counted.told = own
      counted.elsewhere = Math.max(0, (totals.get(hashOf(key).toString('hex')) ?? own) - own)
    }
  }

  function tellSoon(): void {
    if (telling || untold.size === 0) return
    telling = setTimeout(() => {
      tell()
        .catch((err: unknown) => log.debug({ err }, 'requests are counted in this process alone'))
        .finally(() => {
          telling = undefined
          tellSoon()
        })
    }, TELL_EVERY_MS)
    telling.unref()
  }

  return {
    count(key, max) {
      turnPage()
      const counted = counts.get(key) ?? { own: 0, told: 0, elsewhere: 0 }
      counted.own++
      counts.delete(key)
      counts.set(key, counted)
      const oldest = counts.size > REMEMBERED ? counts.keys().next().value : undefined
      if (oldest !== undefined) counts.delete(oldest)
      const total = counted.own + counted.elsewhere
      // What is refused anyway need not be told again and again.
      if (counted.own > max * TOLD_FROM && counted.own <= max + 1) {
        untold.add(key)
        tellSoon()
      }
      return total
    },
    secondsLeft: () => Math.max(1, Math.ceil((windowAt + WINDOW_MS - Date.now()) / 1_000)),
    stop: () => clearTimeout(telling),
  }
}

interface News {
  readonly key: string
  readonly said: number
}

/** In the order of their keys, so that two processes never wait for each other in a circle. */
async function addUp(
  pool: pg.Pool,
  windowAt: number,
  news: readonly News[],
): Promise<ReadonlyMap<string, number>> {
  const sorted = news
    .map(({ key, said }) => ({ hash: hashOf(key), said }))
    .sort((one, other) => Buffer.compare(one.hash, other.hash))
  const { rows } = await pool.query<{ hash: string; requests: number }>(
    `INSERT INTO request_count AS known (key_hash, window_at, requests)
     SELECT key_hash, $1, requests FROM unnest($2::bytea[], $3::int[]) AS said(key_hash, requests)
     ON CONFLICT (key_hash) DO UPDATE SET window_at = greatest(known.window_at, excluded.window_at),
       requests = CASE WHEN known.window_at < excluded.window_at THEN excluded.requests
         WHEN known.window_at = excluded.window_at THEN known.requests + excluded.requests ELSE known.requests END
     RETURNING encode(key_hash, 'hex') AS hash, requests`,
    [new Date(windowAt), sorted.map(({ hash }) => hash), sorted.map(({ said }) => said)],
  )
  return new Map(rows.map(({ hash, requests }) => [hash, requests]))
}

/** Neither a token nor an address is written down. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

function windowOf(ms: number): number {
  return Math.floor(ms / WINDOW_MS) * WINDOW_MS
}

/** Forgets what was counted before `before`; nobody asks for it after a minute. */
export function forgetRequestCounts(db: Database, before: Date): Promise<void> {
  return deleteInPages(db, { table: 'request_count', where: Prisma.sql`window_at < ${before}` })
}
