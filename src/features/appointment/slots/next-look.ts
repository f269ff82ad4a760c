import type { Refusal } from '#domain/kernel/errors'

/** Seats go by the second at release time; oftener would only load the server. */
const REFRESH_MS = 15_000
/** Not every phone at one moment, and early enough to tap while lots are drawn. */
const SPREAD_MS = 500

/**
 * In how many milliseconds a list of slots is asked for again: when the next of them opens, or in a quarter of a minute.
 *
 * @param random from 0 to 1
 */
export function nextLookMs(
  slots: readonly { readonly refusal?: Refusal | undefined }[],
  now: Date,
  random: number,
): number {
  const openings = slots.flatMap(({ refusal }) => {
    const opensAt = refusal?.facts.opensAt
    const inMs = typeof opensAt === 'string' ? Date.parse(opensAt) - now.getTime() : -1
    return inMs > 0 ? [inMs + random * SPREAD_MS] : []
  })
  return Math.min(REFRESH_MS, ...openings)
}
