import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from './quantile'

export interface Measured {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly succeeded: number
  /** What the first of them said. */
  readonly failures: readonly string[]
}

const MAX_FAILURES_KEPT = 5_000

/**
 * A closed loop: does `work` for each of `all`, `atOnce` at a time. `work` says why not, or null. Whoever did one waits
 * `pauseMs` before the next; together they begin spread over one pause.
 */
export async function measureInFlight<One>(
  atOnce: number,
  all: readonly One[],
  work: (one: One, index: number) => Promise<string | null>,
  pauseMs = 0,
): Promise<Measured> {
  const latencies: number[] = []
  const failures: string[] = []
  const waiting = all.entries()
  let succeeded = 0
  const startedAt = performance.now()
  const oneByOne = async (place: number): Promise<void> => {
    if (pauseMs > 0) await sleep((pauseMs * place) / atOnce)
    for (const [index, one] of waiting) {
      const askedAt = performance.now()
      const failure = await work(one, index)
      latencies.push(performance.now() - askedAt)
      if (failure === null) succeeded++
      else if (failures.length < MAX_FAILURES_KEPT) failures.push(failure)
      if (pauseMs > 0) await sleep(pauseMs)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, place) => oneByOne(place)))
  const seconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: all.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    succeeded,
    failures,
  }
}
