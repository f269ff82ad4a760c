import { addDays, addMonths, ageMonthsOn, daysBetween, type LocalDate } from '../kernel/time'

/** Of pregnancy, in completed weeks: a child born earlier is preterm. */
const FULL_TERM_WEEKS = 37
const EXPECTED_WEEKS = 40

/** Months of age with their part of a month: what lies between two rows of the standard is read between them. */
export function growthAge(birthDate: LocalDate, on: LocalDate): number {
  const months = ageMonthsOn(birthDate, on)
  const from = addMonths(birthDate, months)
  const to = addMonths(birthDate, months + 1)
  return months + daysBetween(from, on) / daysBetween(from, to)
}

/**
 * The birthday that a preterm child is judged by until 24 months: the expected day of birth (rules D-GR-05, which no
 * public text confirms: the screen says so). Null for a child at term, from 24 months on, and before the expected day,
 * of which the standard has no row.
 */
export function correctedBirthDate(
  birthDate: LocalDate,
  gestationWeeks: number | null,
  on: LocalDate,
  untilMonths: number,
): LocalDate | null {
  if (gestationWeeks === null || gestationWeeks >= FULL_TERM_WEEKS) return null
  if (ageMonthsOn(birthDate, on) >= untilMonths) return null
  const expected = addDays(birthDate, (EXPECTED_WEEKS - gestationWeeks) * 7)
  return on < expected ? null : expected
}
