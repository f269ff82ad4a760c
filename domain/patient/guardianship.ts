import { ADULT_FROM_YEARS } from '../kernel/legal-age'
import { addDays, birthdayOf, type LocalDate } from '../kernel/time'
import type { Relation } from './relation'

/** The day on which a person is eighteen. */
export function eighteenthBirthday(birthDate: LocalDate): LocalDate {
  return birthdayOf(birthDate, ADULT_FROM_YEARS)
}

/**
 * The last day on which somebody who is added today acts for a child, or null for themselves and for people who are
 * grown up already. At eighteen a person speaks for themselves (rules D-PR); whoever still needs help then says so
 * with a delegation of their own.
 */
export function guardianshipEndsOn(
  relation: Relation,
  birthDate: LocalDate,
  today: LocalDate,
): LocalDate | null {
  const adultOn = eighteenthBirthday(birthDate)
  return relation === 'self' || adultOn <= today ? null : addDays(adultOn, -1)
}
