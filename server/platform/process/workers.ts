import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import type { Log } from '../log'
import { sumMetrics } from './metrics-of-workers'

interface Options {
  readonly count: number
  /** What the first process found out for all of them. */
  readonly orders: object
  readonly log: Log
}

export interface Workers<Ready> {
  /** What the first worker said when it was ready. */
  readonly ready: Ready
  /** Asks each of them to stop in order, and waits until they have. */
  readonly stop: () => Promise<void>
}

const ORDERS = 'WORKER_ORDERS'
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** Whoever lived so long did not die of how it starts. */
const LIVED_WELL_MS = 30_000

/**
 * Runs this program in so many processes that share one port. One that dies is replaced, later each time it dies young.
 *
 * @returns once each of them is ready
 * @throws Error when one dies before all were ready for the first time: its settings are not right
 */
export async function startWorkers<Ready>({ count, orders, log }: Options): Promise<Workers<Ready>> {
  let isStopping = false
  let isKept = false
  const serving = new Set<number>()
  const living = () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? [])
  sumMetrics(() => living().filter(({ id }) => serving.has(id)))

  /** Keeps one place filled, from now on. */
  async function fill(pauseMs = FIRST_PAUSE_MS): Promise<Ready> {
    const bornAt = performance.now()
    const worker = cluster.fork({ [ORDERS]: JSON.stringify(orders) })
    const ended = once(worker, 'exit')
    const first = await Promise.race([once(worker, 'message'), ended.then(() => null)])
    void ended.then(([exitCode, signal]) => {
      if (isStopping || (!first && !isKept)) return
      const livedWell = performance.now() - bornAt > LIVED_WELL_MS
      const pause = livedWell ? FIRST_PAUSE_MS : pauseMs
      log.error({ workerId: worker.id, exitCode, signal, pause }, 'a worker ended: starting another')
      setTimeout(() => {
        if (!isStopping) fill(Math.min(pause * 2, LONGEST_PAUSE_MS)).catch(() => {})
      }, pause)
    })
    if (!first) throw new Error('a worker ended before it was ready')
    serving.add(worker.id)
    return first[0] as Ready
  }

  async function stop(): Promise<void> {
    isStopping = true
    await Promise.all(living().map((worker) => stopOne(worker, serving.has(worker.id))))
  }

  try {
    const [ready] = await Promise.all(Array.from({ length: count }, () => fill()))
    if (ready === undefined) throw new Error('a server of no worker')
    isKept = true
    return { ready, stop }
  } catch (error) {
    isStopping = true
    for (const worker of living()) worker.process.kill()
    throw error
  }
}

/**
 * By a word, not a signal: Ctrl+C has reached the worker already, and a second one would end it at once. One that does
 * not serve yet does not listen either, and has begun nothing.
 */
async function stopOne(worker: Worker, isServing: boolean): Promise<void> {
  if (worker.isDead()) return
  const ended = once(worker, 'exit')
  if (!isServing) worker.process.kill('SIGKILL')
  else if (worker.isConnected()) worker.send(STOP)
  await ended
}

const STOP = 'stop'

/** What the first process found out for its workers; null in a process that is nobody's worker. */
export function ordersOfWorker(environment: NodeJS.ProcessEnv): unknown {
  const text = environment[ORDERS]
  return cluster.isWorker && text ? JSON.parse(text) : null
}

/** Calls back when the first process wants this worker to stop. */
export function whenToldToStop(stop: () => void): void {
  process.on('message', (message) => {
    if (message === STOP) stop()
  })
}
