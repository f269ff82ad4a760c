import type pg from 'pg'
import type { Log } from '../log'

export interface DatabaseClock {
  readonly now: () => Date
  readonly stop: () => void
}

const ASK_EVERY_MS = 10_000
/** An answer that took longer tells the time too vaguely; the time known before goes on. */
const PRECISE_ENOUGH_MS = 250
const FIRST_ATTEMPTS = 5

/**
 * The time of the database, in whichever process and on whichever machine: a wrong or stepped clock of ours opens no
 * slot early and ends no log-in late (reliability 11). Between two questions it runs by the monotonic clock, which
 * nobody can set, and goes on so while the database is away.
 */
export async function startDatabaseClock(pool: Pick<pg.Pool, 'query'>, log: Log): Promise<DatabaseClock> {
  /** What the database's clock showed when `performance.now()` was zero. */
  let origin = await askFirst(pool)
  const timer = setInterval(() => {
    ask(pool).then(
      ({ originMs, tookMs }) => {
        if (tookMs <= PRECISE_ENOUGH_MS) origin = originMs
      },
      (err: unknown) => log.debug({ err }, 'the database does not tell the time'),
    )
  }, ASK_EVERY_MS)
  timer.unref()
  return {
    now: () => new Date(origin + performance.now()),
    stop: () => clearInterval(timer),
  }
}

/** The most precise of a few answers: the first one also opens a connection. */
async function askFirst(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  let best = await ask(pool)
  for (let attempt = 1; attempt < FIRST_ATTEMPTS && best.tookMs > 1; attempt++) {
    const next = await ask(pool)
    if (next.tookMs < best.tookMs) best = next
  }
  return best.originMs
}

async function ask(pool: Pick<pg.Pool, 'query'>): Promise<{ originMs: number; tookMs: number }> {
  const askedAt = performance.now()
  const { rows } = await pool.query<{ ms: string }>(
    'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms',
  )
  const answeredAt = performance.now()
  return { originMs: Number(rows[0]?.ms) - (askedAt + answeredAt) / 2, tookMs: answeredAt - askedAt }
}
