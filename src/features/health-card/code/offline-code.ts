/** A code that was fetched ahead, for one hour without a network (rules D-CARD-05). */
export interface OfflineCode {
  readonly code: string
  /** ISO instants: from … to before. */
  readonly validFrom: string
  readonly validTo: string
}

/** The code of this hour, the how-many-eth it is, and how many hours after it are covered. */
export interface OfflineCodeNow extends OfflineCode {
  readonly place: number
  readonly left: number
}

/** Fetched again once half of a day's codes are behind us. */
const ENOUGH_AHEAD_MS = 12 * 3_600_000

/** @param codes in the order of their hours; null when none of them covers the moment */
export function offlineCodeAt(codes: readonly OfflineCode[], now: Date): OfflineCodeNow | null {
  const index = codes.findIndex(
    ({ validFrom, validTo }) => Date.parse(validFrom) <= now.getTime() && now.getTime() < Date.parse(validTo),
  )
  const code = codes[index]
  return code ? { ...code, place: index + 1, left: codes.length - index - 1 } : null
}

/** How many hours of codes lie ahead, the running one with them. */
export function codesLeft(codes: readonly OfflineCode[], now: Date): number {
  return codes.filter(({ validTo }) => now.getTime() < Date.parse(validTo)).length
}

/** Whether more should be fetched while there is a network. */
export function runsLow(codes: readonly OfflineCode[], now: Date): boolean {
  const last = codes.at(-1)
  if (!offlineCodeAt(codes, now) || !last) return true
  return Date.parse(last.validTo) - now.getTime() < ENOUGH_AHEAD_MS
}
