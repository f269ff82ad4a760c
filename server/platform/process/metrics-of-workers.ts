import cluster, { type Worker } from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { AggregatorRegistry, type Registry } from 'prom-client'

/**
 * Several workers share a port, so a scrape reaches any of them. Whichever it is answers for all: it asks the first
 * process, which asks each worker what it has counted and adds that up.
 */

/** What a registry says of itself, to be added up. */
type Counted = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

type Word =
  | { readonly metrics: 'wanted'; readonly id: string }
  | { readonly metrics: 'count'; readonly id: string }
  | { readonly metrics: 'counted'; readonly id: string; readonly counted: Counted }
  | { readonly metrics: 'sum'; readonly id: string; readonly text: string }

/** A worker whose event loop is held up for longer is left out of this scrape. */
const COUNT_WITHIN_MS = 1_000
const SUM_WITHIN_MS = 2_000

/** In the first process: adds up for whichever worker asks. `serving` are the workers that count. */
export function sumMetrics(serving: () => readonly Worker[]): void {
  cluster.on('message', (asker, word: Partial<Word>) => {
    if (word.metrics === 'wanted' && word.id) void answer(asker, word.id, serving())
  })
}

async function answer(asker: Worker, id: string, workers: readonly Worker[]): Promise<void> {
  const words = await Promise.all(
    workers.map((worker) => hear(worker, { metrics: 'count', id }, 'counted', COUNT_WITHIN_MS)),
  )
  const sum = AggregatorRegistry.aggregate(words.flatMap((word) => (word ? [word.counted] : [])))
  say(asker, { metrics: 'sum', id, text: await sum.metrics() })
}

/** What a scrape is told: of this process, or of all where it is one of several. */
export function metricsOf(registry: Registry): () => Promise<string> {
  const { worker } = cluster
  if (!worker) return () => registry.metrics()
  worker.on('message', (word: Partial<Word>) => {
    if (word.metrics === 'count' && word.id) void count(worker, word.id, registry)
  })
  return async () => {
    const sum = await hear(worker, { metrics: 'wanted', id: randomUUID() }, 'sum', SUM_WITHIN_MS)
    if (!sum) throw new Error('the first process did not add up the metrics')
    return sum.text
  }
}

async function count(worker: Worker, id: string, registry: Registry): Promise<void> {
  say(worker, { metrics: 'counted', id, counted: await registry.getMetricsAsJSON() })
}

/** Says something to the other side and waits for its answer; null when it ends or does not answer in time. */
function hear<Kind extends Word['metrics']>(
  side: Worker,
  said: Word,
  kind: Kind,
  withinMs: number,
): Promise<Extract<Word, { metrics: Kind }> | null> {
  return new Promise((resolve) => {
    const settle = (word: Extract<Word, { metrics: Kind }> | null) => {
      clearTimeout(late)
      side.off('message', listen)
      side.off('exit', end)
      resolve(word)
    }
    const end = () => settle(null)
    const listen = (word: Word) => {
      if (word.metrics === kind && word.id === said.id) settle(word as Extract<Word, { metrics: Kind }>)
    }
    const late = setTimeout(end, withinMs)
    side.on('message', listen)
    side.on('exit', end)
    say(side, said)
  })
}

/** To a process that has gone nobody says anything. */
function say(side: Worker, word: Word): void {
  if (side.isConnected()) side.send(word)
}
