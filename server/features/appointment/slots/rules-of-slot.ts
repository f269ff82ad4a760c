import { bookingRule } from '#domain/appointment/booking-rules'
import type { SlotFacts } from '#domain/appointment/refuse-slot'
import { bookingWindowDays } from '#domain/appointment/release'
import type { Rule } from '#domain/kernel/rule-set'
import type { LocalDate } from '#domain/kernel/time'
import type { SlotRow } from './slot-store'

/** The rules of the ladder in force in a region on the day of the act. */
export function bookingRulesOn(rules: readonly Rule[], region: string, on: LocalDate) {
  return {
    'BK-02': bookingRule(rules, region, 'BK-02', on),
    'BK-03': bookingRule(rules, region, 'BK-03', on),
    'BK-07': bookingRule(rules, region, 'BK-07', on),
    'BK-11': bookingRule(rules, region, 'BK-11', on),
    'BK-18': bookingRule(rules, region, 'BK-18', on),
    'BK-19': bookingRule(rules, region, 'BK-19', on),
    'BK-AGE': bookingRule(rules, region, 'BK-AGE', on),
    'BK-GIVEN-BACK': bookingRule(rules, region, 'BK-GIVEN-BACK', on),
  }
}

/** `accountId`: who asks; null for what everybody is told. */
export function slotFacts(
  { reopensAt, reopensFor, ...slot }: SlotRow,
  rules: ReturnType<typeof bookingRulesOn>,
  accountId: string | null,
): SlotFacts {
  return {
    ...slot,
    windowDays: bookingWindowDays(rules['BK-02'], slot.organizationKind),
    reopensAt: accountId !== null && reopensFor === accountId ? null : reopensAt,
  }
}
