import { isPrimaryCare, type OrganizationKind } from './organization-kind'

export const ORGANIZATION_SORTS = ['earliest', 'nearest'] as const
export type OrganizationSort = (typeof ORGANIZATION_SORTS)[number]

/** What decides a place's rank in the list, and where a page of the list ends. */
export interface OrganizationPlace {
  readonly id: string
  readonly kind: OrganizationKind
  readonly pinyin: string
  /** How well it matches what was typed (`rankMatch`). */
  readonly matchRank: number
  /** Start of the first seat that the public can book, in milliseconds; null when there is none. */
  readonly earliestMs: number | null
  /** Null when nobody said where they are. */
  readonly distanceMeters: number | null
}

/**
 * Negative when `a` is listed before `b`. What was typed decides first; then primary care comes before hospitals
 * (systems S0-20); then `earliest` asks for the first free seat and breaks ties by distance, `nearest` the other way
 * round (journeys E1, screen 4). Unknown comes last. Pinyin and id make the order total, so pages never overlap.
 */
export function compareOrganizations(
  sort: OrganizationSort,
  a: OrganizationPlace,
  b: OrganizationPlace,
): number {
  const byEarliest = compareNullable(a.earliestMs, b.earliestMs)
  const byDistance = compareNullable(a.distanceMeters, b.distanceMeters)
  return (
    a.matchRank - b.matchRank ||
    Number(isPrimaryCare(b.kind)) - Number(isPrimaryCare(a.kind)) ||
    (sort === 'earliest' ? byEarliest || byDistance : byDistance || byEarliest) ||
    compareText(a.pinyin, b.pinyin) ||
    compareText(a.id, b.id)
  )
}

function compareNullable(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER)
}

/** By code unit: the same on every phone and server, whatever its language. */
function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}
