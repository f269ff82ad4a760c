import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import { forgetSealed, readSealed, writeSealed } from '../platform/kept/sealed-storage'
import { forget, remember, remembered } from '../platform/kept/storage'

/**
 * Answers that stay readable without a network, as the query's `meta` says. `open`: what the first screen needs at once,
 * without a word of anybody's health. `sealed`: everything else, encrypted on the device and back a moment after the
 * start. They return to the cache with the time at which they came, so that `dataUpdatedAt` is the hour the screen names.
 */
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly kept?: 'open' | 'sealed' | undefined }
  }
}

interface KeptAnswer {
  readonly key: QueryKey
  readonly data: unknown
  readonly storedAtMs: number
  /** Length of `data` as text. */
  readonly characters: number
}

const OPEN_KEY = 'kept-answers'
const SEALED_KEY = 'sealed-answers'
/** Small lists only: WeChat takes 0.7 MB under one key that it encrypts, and a character of Chinese is three bytes. */
const MAX_ANSWERS = 12
const MAX_ANSWER_CHARACTERS = 60_000
const MAX_CHARACTERS = 200_000

let open: readonly KeptAnswer[] = []
let sealed: readonly KeptAnswer[] = []
/** What was sealed is read once and written in turn: an older list never comes after a newer one. */
let sealing: Promise<void> = Promise.resolve()
let isSealingPlanned = false
/** Counts those to whom the kept answers belonged: what is still being read may be of the one before. */
let reader = 0

export function keepAnswers(client: QueryClient): void {
  open = remembered<KeptAnswer[]>(OPEN_KEY) ?? []
  for (const answer of open) putBack(client, answer)
  sealing = openSealed(client)
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.state.status === 'success') keep(query)
  })
}

/** When the account changes: whoever uses the phone next must not read them. What is on screen is asked again. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ type: 'inactive' })
  client.getMutationCache().clear()
  void client.resetQueries()
  reader += 1
  open = []
  sealed = []
  forget(OPEN_KEY)
  forgetSealed(SEALED_KEY)
  sealSoon()
}

function keep({ meta, queryKey, state }: Query): void {
  if (meta?.kept === 'open') {
    const kept = withAnswer(open, queryKey, state)
    if (kept === open) return
    open = kept
    remember(OPEN_KEY, open)
  }
  if (meta?.kept === 'sealed') {
    const kept = withAnswer(sealed, queryKey, state)
    if (kept === sealed) return
    sealed = kept
    sealSoon()
  }
}

/** @returns the same list when the answer stands in it already, or is too long for a phone */
function withAnswer(
  kept: readonly KeptAnswer[],
  key: QueryKey,
  { data, dataUpdatedAt: storedAtMs }: Query['state'],
): readonly KeptAnswer[] {
  const before = kept.find((answer) => sameKey(answer.key, key))
  if (before?.storedAtMs === storedAtMs) return kept
  const characters = JSON.stringify(data).length
  if (characters > MAX_ANSWER_CHARACTERS) return kept
  return withinLimits([{ key, data, storedAtMs, characters }, ...kept.filter((answer) => answer !== before)])
}

/** The newest first; the oldest make room. */
function withinLimits(answers: readonly KeptAnswer[]): readonly KeptAnswer[] {
  let characters = 0
  return answers.slice(0, MAX_ANSWERS).filter((answer) => {
    characters += answer.characters
    return characters <= MAX_CHARACTERS
  })
}

async function openSealed(client: QueryClient): Promise<void> {
  const asked = reader
  const found = (await readSealed<KeptAnswer[]>(SEALED_KEY)) ?? []
  if (asked !== reader) return
  const missing = found.filter(({ key }) => !sealed.some((answer) => sameKey(answer.key, key)))
  sealed = withinLimits([...sealed, ...missing])
  for (const answer of missing) putBack(client, answer)
}

/** An answer that came meanwhile is the newer one. */
function putBack(client: QueryClient, { key, data, storedAtMs }: KeptAnswer): void {
  const known = client.getQueryState(key)?.dataUpdatedAt ?? 0
  if (known < storedAtMs) client.setQueryData(key, data, { updatedAt: storedAtMs })
}

function sealSoon(): void {
  if (isSealingPlanned) return
  isSealingPlanned = true
  sealing = sealing.then(async () => {
    isSealingPlanned = false
    if (sealed.length > 0) await writeSealed(SEALED_KEY, sealed)
    else forgetSealed(SEALED_KEY)
  })
}

function sameKey(one: QueryKey, other: QueryKey): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
