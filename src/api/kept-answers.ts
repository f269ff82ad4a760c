import type { QueryClient, QueryKey } from '@tanstack/react-query'
import Taro from '@tarojs/taro'

/**
 * Answers that stay readable without a network: the query says `meta: { kept: true }`. They are put back into the
 * cache at the next start with the time at which they came, so that `dataUpdatedAt` is the hour the screen names.
 */
interface KeptAnswer {
  readonly key: QueryKey
  readonly data: unknown
  readonly storedAtMs: number
}

const KEPT_KEY = 'kept-answers'
/** Small lists only: all of them together are far below WeChat's 10 MB, and read in one go at start. */
const MAX_ANSWERS = 12
const MAX_ANSWER_CHARACTERS = 60_000

let kept: readonly KeptAnswer[] = []

export function keepAnswers(client: QueryClient): void {
  kept = Taro.getStorageSync<KeptAnswer[] | ''>(KEPT_KEY) || []
  for (const { key, data, storedAtMs } of kept) client.setQueryData(key, data, { updatedAt: storedAtMs })

  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.meta?.kept !== true || query.state.status !== 'success') return
    const { data, dataUpdatedAt: storedAtMs } = query.state
    const key = query.queryKey
    const before = kept.find((answer) => sameKey(answer.key, key))
    if (before?.storedAtMs === storedAtMs || JSON.stringify(data).length > MAX_ANSWER_CHARACTERS) return
    kept = [{ key, data, storedAtMs }, ...kept.filter((answer) => answer !== before)].slice(0, MAX_ANSWERS)
    Taro.setStorageSync(KEPT_KEY, kept)
  })
}

/** When the account changes: whoever uses the phone next must not read them. What is on screen is asked again. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ type: 'inactive' })
  client.getMutationCache().clear()
  void client.resetQueries()
  kept = []
  Taro.removeStorageSync(KEPT_KEY)
}

function sameKey(one: QueryKey, other: QueryKey): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
