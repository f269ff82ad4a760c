import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { pendingMigrations } from '../database/migrate'
import type { Log } from '../log'

interface Options {
  readonly pool: Pick<pg.Pool, 'query'>
  readonly log: Log
  readonly isStopping: () => boolean
}

/**
 * GET /healthz: the process is up; restart it when this fails. GET /readyz: it can serve (database reachable,
 * migrations applied, not about to stop); send it nothing while this fails.
 */
export function registerHealth(app: FastifyInstance, { pool, log, isStopping }: Options): void {
  app.get('/healthz', async () => ({ status: 'up' }))
  app.get('/readyz', async (_request, reply) => {
    const obstacle = isStopping() ? 'stopping' : await databaseObstacle(pool, log)
    if (obstacle) return reply.code(503).send({ status: 'not-ready', reason: obstacle })
    return { status: 'ready' }
  })
}

async function databaseObstacle(
  pool: Pick<pg.Pool, 'query'>,
  log: Log,
): Promise<'migrations' | 'database' | null> {
  try {
    const pending = await pendingMigrations(pool)
    return pending.length > 0 ? 'migrations' : null
  } catch (err) {
    log.warn({ err }, 'not ready')
    return 'database'
  }
}
