import type { Fen } from '../kernel/fen'
import type { FundRules } from './fund-rules'

/** How long a fund lasts: `low` is said to its custodian, at `critical` nobody is invited to join any more. */
export type ReserveLevel = 'ok' | 'low' | 'critical'

export interface Reserve {
  /** Months of aid as it was given lately, to a tenth below; null where none was. */
  readonly monthsCovered: number | null
  readonly level: ReserveLevel
}

/** From how many months the aid of a month is taken. */
export const RESERVE_WINDOW_MONTHS = 6

/** What was given, in how many months. */
export interface RecentAid {
  readonly aidFen: Fen
  readonly months: number
}

/**
 * Rules MA-22: a fund below nought lasts no month; else the balance against the aid that a month is expected to take, which is what lately a month took.
 */
export function reserveOf(
  balanceFen: Fen,
  { aidFen, months }: RecentAid,
  { warnMonths, stopMonths }: FundRules['MA-22'],
): Reserve {
  if (balanceFen < 0) return { monthsCovered: 0, level: 'critical' }
  if (aidFen <= 0) return { monthsCovered: null, level: 'ok' }
  const covered = (balanceFen * months) / aidFen
  const level = covered < stopMonths ? 'critical' : covered < warnMonths ? 'low' : 'ok'
  return { monthsCovered: Math.floor(covered * 10) / 10, level }
}
