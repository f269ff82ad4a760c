import { addDays, type LocalDate } from '../kernel/time'
import type { CoverageRules } from './coverage-rules'
import { graceEndsOn } from './coverage-stage'

/** Which of the three reminders of a coverage that ends (rules MA-19: none lapses silently; journeys E4 16). */
export const COVERAGE_REMINDERS = ['first', 'second', 'grace'] as const
export type CoverageReminder = (typeof COVERAGE_REMINDERS)[number]

/** The last days of those coverages of which each reminder is told today; nothing follows them yet. */
export function endsToRemindOf(
  today: LocalDate,
  { 'MA-19': { firstDays, secondDays, graceDays, lastDays } }: Pick<CoverageRules, 'MA-19'>,
): Readonly<Record<CoverageReminder, LocalDate>> {
  return {
    first: addDays(today, firstDays),
    second: addDays(today, secondDays),
    grace: addDays(today, lastDays - graceDays),
  }
}

/** The first days of those renewals that owe their fee of which each reminder is told today. */
export function owedStartsToRemindOf(
  today: LocalDate,
  rules: Pick<CoverageRules, 'MA-19'>,
): readonly LocalDate[] {
  const { firstDays, secondDays, graceDays, lastDays } = rules['MA-19']
  // Its grace counts from the last day of the coverage before it.
  return [firstDays, secondDays, lastDays]
    .filter((days, place, all) => days < graceDays && all.indexOf(days) === place)
    .map((days) => addDays(today, days - graceDays + 1))
}

/** The last day on which the fee of a renewal can be paid. */
export function owedUntil(startsOn: LocalDate, rules: Pick<CoverageRules, 'MA-19'>): LocalDate {
  return graceEndsOn(addDays(startsOn, -1), rules)
}
