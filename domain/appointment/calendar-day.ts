import type { Rule } from '../kernel/rule-set'
import { ruleInForce } from '../kernel/rule-set'
import type { LocalDate } from '../kernel/time'
import { bookingRule } from './booking-rules'
import { holidayOn } from './session-calendar'

/**
 * What an operator says of one day (BK-20). `holiday`: only places that stay open on holidays are; `closure`: nobody
 * is; `working`: an ordinary day, whatever the holiday notice says of it (调休).
 */
export const DAY_KINDS = ['holiday', 'closure', 'working'] as const
export type DayKind = (typeof DAY_KINDS)[number]

export const DAY_KIND_NAMES_ZH = {
  holiday: '放假',
  closure: '停诊',
  working: '照常开诊',
} as const satisfies Record<DayKind, string>

export interface CalendarDay {
  readonly kind: DayKind
  readonly nameZh: string
}

/**
 * One day of a region is a version of this rule that holds on that day alone. So a day is judged like any event by
 * the version of its date, and a whole year's notice (BK-20) need not be written again for one snowy Tuesday.
 */
export const CALENDAR_DAY_CODE = 'BK-20-DAY'

/** What a day is in a region, or null for an ordinary one: its own entry before the holiday notice. */
export function calendarDayOn(rules: readonly Rule[], region: string, day: LocalDate): CalendarDay | null {
  const own = ruleInForce(rules, region, CALENDAR_DAY_CODE, day)
  if (own) return own.value as CalendarDay
  const holiday = holidayOn(bookingRule(rules, region, 'BK-20', day).holidays, day)
  return holiday && { kind: 'holiday', nameZh: holiday.nameZh }
}
