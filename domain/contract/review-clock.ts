import { addDays, daysBetween, HOUR_MS, type LocalDate, localDateOf } from '../kernel/time'
import type { ContractRules } from './contract-rules'
import { type ContractPeriod, isInForceOn } from './contract-status'
import { contractYearStartsOn } from './contract-term'

/** As many applications as are accepted in one go: what a member of the team can have looked at one by one. */
export const ACCEPT_AT_ONCE_MAX = 20

/** Until when the team owes an answer (rules D-FD-06). */
export function reviewDueAt(
  from: Date,
  { 'FD-REVIEW72': { reviewHours } }: Pick<ContractRules, 'FD-REVIEW72'>,
): Date {
  return new Date(from.getTime() + reviewHours * HOUR_MS)
}

/** The clock stood while the family was asked: what was left then is left now. */
export function resumedDueAt(dueAt: Date, askedAt: Date, answeredAt: Date): Date {
  return new Date(answeredAt.getTime() + Math.max(dueAt.getTime() - askedAt.getTime(), 0))
}

/** Last day on which a resident can say yes to what was handed in for them (journeys E2 12). */
export function confirmBy(
  draftedAt: Date,
  { 'FD-DRAFT': { waitDays } }: Pick<ContractRules, 'FD-DRAFT'>,
): LocalDate {
  return addDays(localDateOf(draftedAt), waitDays)
}

/** Whether a resident's signature has waited too long for the team's, and has to be given anew. */
export function isYesOld(
  yesOn: LocalDate,
  today: LocalDate,
  { 'FD-REVIEW72': { signatureDays } }: Pick<ContractRules, 'FD-REVIEW72'>,
): boolean {
  return daysBetween(yesOn, today) > signatureDays
}

/**
 * Why the agreement has to be read again before the team can sign: nobody has said yes to it yet and its words are others
 * now (journeys E2 17), or the yes has waited too long. `yesOn` null: it is missing.
 */
export function whyReadAgain(
  { yesOn, isTextOfToday }: { readonly yesOn: LocalDate | null; readonly isTextOfToday: boolean },
  today: LocalDate,
  rules: Pick<ContractRules, 'FD-REVIEW72'>,
): 'text' | 'old' | null {
  if (yesOn === null) return isTextOfToday ? null : 'text'
  return isYesOld(yesOn, today, rules) ? 'old' : null
}

export function isOverdue(dueAt: Date, now: Date): boolean {
  return dueAt <= now
}

/** Whether a new year of a contract of several begins: then the family is asked whether it still stands (journeys E2 30). */
export function isYearTurn(startsOn: LocalDate, today: LocalDate): boolean {
  return today > startsOn && contractYearStartsOn(startsOn, today) === today
}

/**
 * The first day of the year that the family is asked about (journeys E2 30), whether or not they have answered. Null in
 * the first year, which they signed for, and while the contract is not in force.
 */
export function yearAskedAbout(contract: ContractPeriod, today: LocalDate): LocalDate | null {
  const yearStartsOn = contractYearStartsOn(contract.startsOn, today)
  return isInForceOn(contract, today) && yearStartsOn > contract.startsOn ? yearStartsOn : null
}

/** Whether a contract can be renewed: from the first notice until the days of grace are over. */
export function isRenewable(
  endsOn: LocalDate,
  today: LocalDate,
  { 'FD-EXPIRY-NOTICE': { firstDays, graceDays } }: Pick<ContractRules, 'FD-EXPIRY-NOTICE'>,
): boolean {
  const days = daysBetween(today, endsOn)
  return days <= firstDays && days >= -graceDays
}
