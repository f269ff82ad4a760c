import type { Measured } from './http-load'
import { quantile } from './quantile'

/** Does `work` for each of `all`, `atOnce` at a time. `work` says why not, or null. */
export async function measureInFlight<One>(
  atOnce: number,
  all: readonly One[],
  work: (one: One, index: number) => Promise<string | null>,
): Promise<Measured> {
  const latencies: number[] = []
  const failures: string[] = []
  const waiting = all.entries()
  const startedAt = performance.now()
  const next = async (): Promise<void> => {
    for (const [index, one] of waiting) {
      const askedAt = performance.now()
      const failure = await work(one, index)
      latencies.push(performance.now() - askedAt)
      if (failure) failures.push(failure)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  const seconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: all.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    succeeded: all.length - failures.length,
    failures,
  }
}
