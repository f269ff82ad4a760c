import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { HOUR_MS, type LocalDate, localDate, MINUTE_MS } from '../kernel/time'
import type { ReferralUrgency } from './referral-urgency'

/** Minutes in which the place that a child is sent to answers (rules RF-03). */
export type AnswerWithin = Readonly<Record<ReferralUrgency, number>>

const CODE = 'RF-03'
/** A week: nobody waits longer for a yes. */
const MINUTES_MAX = 10_080

/** What holds until operators write a later version. */
export const DEFAULT_REFERRAL_RULES: readonly Rule<AnswerWithin>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2025-01-01'),
    validTo: null,
    value: { normal: 1_440, green: 30, emergency: 120 },
    source: '家门口健康设计',
    verified: false,
  },
]

export const REFERRAL_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    ...everywhere,
    nameZh: '转诊多久答复',
    change: {
      value: z.strictObject({
        normal: between(5, MINUTES_MAX),
        green: between(5, MINUTES_MAX),
        emergency: between(5, MINUTES_MAX),
      }),
      fields: [
        count('green', '绿色转诊', '分钟内'),
        count('emergency', '急诊补登', '分钟内'),
        count('normal', '普通转诊', '分钟内'),
      ],
    },
  },
}

/** @throws Error when no version is in force: a gap in the table is a bug */
export function answerWithin(rules: readonly Rule[], on: LocalDate): AnswerWithin {
  const version = ruleInForce(rules, '*', CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version.value as AnswerWithin
}

/** Until when the other place owes an answer. */
export function answerDueAt(
  { urgency, requestedAt }: { readonly urgency: ReferralUrgency; readonly requestedAt: Date },
  within: AnswerWithin,
): Date {
  return new Date(requestedAt.getTime() + within[urgency] * MINUTE_MS)
}

/** Of each kind: what was asked for until then should have been answered by now. */
export function unansweredSince(now: Date, within: AnswerWithin): Readonly<Record<ReferralUrgency, Date>> {
  const before = (urgency: ReferralUrgency) => new Date(now.getTime() - within[urgency] * MINUTE_MS)
  return { normal: before('normal'), green: before('green'), emergency: before('emergency') }
}

const OVER_AFTER_HOURS = { normal: 14 * 24, green: 24 } as const

/**
 * Of each kind that ends by itself: what was asked for until then is over, if nobody answered (rules D-REF, States). An
 * emergency has taken place; it does not end.
 */
export function endedSince(now: Date): Readonly<Record<'normal' | 'green', Date>> {
  const before = (urgency: keyof typeof OVER_AFTER_HOURS) =>
    new Date(now.getTime() - OVER_AFTER_HOURS[urgency] * HOUR_MS)
  return { normal: before('normal'), green: before('green') }
}
