import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'

/** Due, to be tried, and nobody is at it. */
const WAITS = 'attempts < max_attempts AND locked_at IS NULL AND run_at <= now()'

/**
 * What the database knows of work beside the requests. All processes see the same, so that their numbers are not added up.
 * A database that does not answer leaves the numbers out; the scrape itself still answers.
 */
export function registerQueueMetrics(registry: Registry, pool: Pick<pg.Pool, 'query'>): void {
  const options = { registers: [registry], aggregator: 'max' as const }
  new Gauge({
    name: 'jobs_oldest_waiting_seconds',
    help: 'How long the job has waited that should have begun first; 0 when none waits.',
    ...options,
    async collect() {
      this.set(await oldestSeconds(pool).catch(() => Number.NaN))
    },
  })
  new Gauge({
    name: 'jobs',
    help: 'Jobs of the queue: waiting (due, and nobody does them yet), retried (failed, will be tried again), failed (for good).',
    labelNames: ['state'],
    ...options,
    async collect() {
      const counts = await countJobs(pool).catch(() => null)
      this.reset()
      if (!counts) return
      this.set({ state: 'waiting' }, counts.waiting)
      this.set({ state: 'retried' }, counts.retried)
      this.set({ state: 'failed' }, counts.failed)
    },
  })
  new Gauge({
    name: 'sealed_by_old_keys',
    help: 'Rows and files that the last resealing left to an old key of FIELD_KEYS; -1 before the first.',
    ...options,
    async collect() {
      this.set(await remainingSealed(pool).catch(() => Number.NaN))
    },
  })
}

interface JobCounts {
  readonly waiting: number
  readonly retried: number
  readonly failed: number
}

async function countJobs(pool: Pick<pg.Pool, 'query'>): Promise<JobCounts | undefined> {
  const { rows } = await pool.query<JobCounts>(
    `SELECT count(*) FILTER (WHERE ${WAITS})::int AS waiting,
       count(*) FILTER (WHERE last_error IS NOT NULL AND attempts < max_attempts)::int AS retried,
       count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed
     FROM graphile_worker.jobs`,
  )
  return rows[0]
}

async function oldestSeconds(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT COALESCE(extract(epoch FROM now() - min(run_at)), 0)::float8 AS seconds
     FROM graphile_worker.jobs WHERE ${WAITS}`,
  )
  return rows[0]?.seconds ?? 0
}

async function remainingSealed(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ remaining: number }>(
    'SELECT remaining FROM resealing ORDER BY id DESC LIMIT 1',
  )
  return rows[0]?.remaining ?? -1
}
