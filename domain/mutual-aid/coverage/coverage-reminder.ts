import { addDays, type LocalDate, localDateOf } from '../../kernel/time'
import type { CoverageRules } from '../plan/coverage-rules'
import { graceEndsOn } from './coverage-stage'

type Reminding = Pick<CoverageRules, 'MA-19'>

/** Of which coverages something is told today: of those with one of these days, and each once a turn. */
export interface CoverageReminder {
  /** So many days before it is too late: tells apart what is told of one coverage. */
  readonly turn: number
  readonly days: readonly LocalDate[]
}

/** A reminder whose morning was missed, because nothing ran then, is still told within so many days. */
const LATE_DAYS = 7

/**
 * The last days of those coverages that nothing follows yet and of which is told today: twice before they end, and once
 * before their grace does (rules MA-19: none lapses silently; journeys E4 16).
 */
export function endsToRemindOf(
  today: LocalDate,
  { 'MA-19': { firstDays, secondDays, graceDays, lastDays } }: Reminding,
): { readonly ending: readonly CoverageReminder[]; readonly grace: CoverageReminder } {
  return {
    ending: [firstDays, secondDays].map((turn) => ({ turn, days: lateDays(addDays(today, turn), today) })),
    grace: {
      turn: lastDays,
      days: lateDays(addDays(today, lastDays - graceDays), addDays(today, -graceDays)),
    },
  }
}

/** The first days of those renewals that owe their fee and of which is told today. */
export function owedStartsToRemindOf(today: LocalDate, rules: Reminding): readonly CoverageReminder[] {
  const { firstDays, secondDays, lastDays, graceDays } = rules['MA-19']
  // Its grace counts from the last day of the coverage before it.
  const startOf = (daysLeft: number) => addDays(today, daysLeft - graceDays + 1)
  return [...new Set([firstDays, secondDays, lastDays])]
    .filter((turn) => turn < graceDays)
    .map((turn) => ({ turn, days: lateDays(startOf(turn), startOf(0)) }))
}

/** A day and those before it, none of them before `from`. */
function lateDays(day: LocalDate, from: LocalDate): readonly LocalDate[] {
  return Array.from({ length: LATE_DAYS }, (_, late) => addDays(day, -late)).filter((each) => each >= from)
}

/** The last day on which the fee of a renewal can be paid. */
export function owedUntil(startsOn: LocalDate, rules: Reminding): LocalDate {
  return graceEndsOn(addDays(startsOn, -1), rules)
}

/** The last day of a time to pay that ends with a day. */
export function lastDayToPay(payUntil: Date): LocalDate {
  return addDays(localDateOf(payUntil), -1)
}
