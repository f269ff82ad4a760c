import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { metricsOf } from '../process/metrics-of-workers'
import { registerQueueMetrics } from './queue-metrics'

interface Options {
  readonly pool: Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'query'>
  /** `appointment.book` …; a call of anything else is counted as `unknown`, so that nobody can fill our memory. */
  readonly procedures: ReadonlySet<string>
  readonly token?: string
  /** Without a token, callers on this machine may read. Never in production: a proxy there looks like one of them. */
  readonly opensToLocal: boolean
}

/** GET /metrics for Prometheus: to those who know the token; to others it is not there. */
export function registerMetrics(
  app: FastifyInstance,
  { pool, procedures, token, opensToLocal }: Options,
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by what they do, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })

  registerQueueMetrics(registry, pool)

  const metrics = metricsOf(registry)
  app.addHook('onResponse', async (request, reply) => {
    const labels = { route: routeOf(request, procedures), status: reply.statusCode }
    seconds.observe(labels, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    const mayRead = token ? knows(request, token) : opensToLocal && isLocal(request)
    if (!mayRead) return reply.callNotFound()
    return reply.type(registry.contentType).send(await metrics())
  })
}

function routeOf(request: FastifyRequest, procedures: ReadonlySet<string>): string {
  const route = request.routeOptions.url ?? 'none'
  if (!route.startsWith('/trpc/')) return route
  // Some procedures have a route of their own, which says their name.
  const { path = route.slice('/trpc/'.length) } = request.params as { path?: string }
  if (path.includes(',')) return 'trpc batch'
  return procedures.has(path) ? `trpc ${path}` : 'trpc unknown'
}

/** Compared by hashes, so that the time it takes tells nothing. */
function knows(request: FastifyRequest, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${token}`))
}

/** The connection itself, not what a proxy says; and a proxy on this machine is no local caller. */
function isLocal(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ''
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(address)
  return isLoopback && !request.headers['x-forwarded-for'] && !request.headers.forwarded
}
