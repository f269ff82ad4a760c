import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, type LocalTime, localDate, localTime } from '../kernel/time'

/** How the waitlist works at a place (rules D-BK, Waitlist). */
export interface WaitlistRule {
  /** How long a seat is kept for whom it is offered to. */
  readonly offerMinutes: number
  /** The same when the visit is more than `longOfferAheadHours` away. */
  readonly longOfferMinutes: number
  readonly longOfferAheadHours: number
  /** From this hour of the evening to that of the morning; what is offered then is to be answered by `quietAnswerBy`. */
  readonly quietFrom: LocalTime
  readonly quietUntil: LocalTime
  readonly quietAnswerBy: LocalTime
  /** Unanswered offers. */
  readonly pausedAfter: number
  /** Seats that come free within this time before the visit are offered to nobody. */
  readonly publicMinutes: number
  /** Entries that a person may have at once. */
  readonly perPerson: number
  /** How far back a referral or a visit that the clinic took back puts somebody first. */
  readonly precedenceDays: number
}

export const WAITLIST_RULE_CODE = 'BK-WAITLIST'

export const DEFAULT_WAITLIST_RULES: readonly Rule<WaitlistRule>[] = [
  {
    region: '*',
    code: WAITLIST_RULE_CODE,
    validFrom: localDate('2026-01-01'),
    validTo: null,
    value: {
      offerMinutes: 15,
      longOfferMinutes: 120,
      longOfferAheadHours: 24,
      quietFrom: localTime('22:00'),
      quietUntil: localTime('07:00'),
      quietAnswerBy: localTime('07:30'),
      pausedAfter: 2,
      publicMinutes: 60,
      perPerson: 3,
      precedenceDays: 30,
    },
    source: '国家门诊质量要求中的退号候补机制；时长和数量为家门口健康设计',
    verified: false,
  },
]

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function waitlistRule(rules: readonly Rule[], region: string, on: LocalDate): WaitlistRule {
  const version = ruleInForce(rules, region, WAITLIST_RULE_CODE, on)
  if (!version) throw new Error(`no version of ${WAITLIST_RULE_CODE} is in force in ${region} on ${on}`)
  return version.value as WaitlistRule
}
