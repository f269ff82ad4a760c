import { addDays, addMonths, ageMonthsOn, daysBetween, type LocalDate } from '../kernel/time'

/** Of pregnancy, in completed weeks: a child born earlier is preterm. */
const FULL_TERM_WEEKS = 37
const EXPECTED_WEEKS = 40

export interface Birth {
  readonly birthDate: LocalDate
  /** Completed weeks; null: nobody has said. */
  readonly gestationWeeks: number | null
}

/** The age by which a child is held against the standard. */
export interface JudgedAge {
  /** With their part of a month; null before the expected day of birth, of which the standard has no row. */
  readonly months: number | null
  readonly isCorrected: boolean
}

/** Months of age with their part of a month: what lies between two rows of the standard is read between them. */
export function growthAge(birthDate: LocalDate, on: LocalDate): number {
  const months = ageMonthsOn(birthDate, on)
  const from = addMonths(birthDate, months)
  const to = addMonths(birthDate, months + 1)
  return months + daysBetween(from, on) / daysBetween(from, to)
}

/**
 * A preterm child is judged by the expected day of birth until 24 months (rules D-GR-05, which no public text confirms:
 * the screen says so).
 */
export function judgedAge(
  { birthDate, gestationWeeks }: Birth,
  on: LocalDate,
  correctedUntilMonths: number,
): JudgedAge {
  const isCorrected =
    gestationWeeks !== null &&
    gestationWeeks < FULL_TERM_WEEKS &&
    ageMonthsOn(birthDate, on) < correctedUntilMonths
  if (!isCorrected) return { months: growthAge(birthDate, on), isCorrected }
  const expected = addDays(birthDate, (EXPECTED_WEEKS - gestationWeeks) * 7)
  return { months: on < expected ? null : growthAge(expected, on), isCorrected }
}
