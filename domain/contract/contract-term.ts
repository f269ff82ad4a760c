import { addDays, addMonths, type LocalDate } from '../kernel/time'

/** For how long an agreement is made (rules D-FD-01). */
export const TERM_YEARS = [1, 3] as const
export type TermYears = (typeof TERM_YEARS)[number]

/**
 * The last day of a term, inclusive. A leap day has no anniversary in a common year and the term ends on the last day
 * of that February: 2024-02-29 for a year ends on 2025-02-28 (journeys E2 45).
 */
export function termEndsOn(startsOn: LocalDate, years: number): LocalDate {
  const anniversary = addMonths(startsOn, years * 12)
  return anniversary.slice(8) < startsOn.slice(8) ? anniversary : addDays(anniversary, -1)
}

/** The first day of the year of a contract in which a day lies; of days before it began its first day. */
export function contractYearStartsOn(startsOn: LocalDate, on: LocalDate): LocalDate {
  let year = startsOn
  for (let next = 1; next <= MAX_YEARS; next++) {
    const begins = addDays(termEndsOn(startsOn, next), 1)
    if (begins > on) break
    year = begins
  }
  return year
}

/** More years than any contract lasts. */
const MAX_YEARS = 10
