import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** How long a record stays open to staff whom no visit lets in, and how soon that is looked at (rules D-CARD-09). */
export interface OpeningRule {
  /** Of a share code: from making it to the last look. */
  readonly shareMinutes: number
  /** Of breaking the glass. */
  readonly emergencyMinutes: number
  /** In which the office has looked at why the glass was broken. */
  readonly reviewHours: number
  /** Codes that an account may try in an hour. */
  readonly codesPerHour: number
}

const CODE = 'REC-02'

export const DEFAULT_OPENING_RULES: readonly Rule<OpeningRule>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2026-01-01'),
    validTo: null,
    value: { shareMinutes: 15, emergencyMinutes: 60, reviewHours: 24, codesPerHour: 10 },
    source: '家门口健康设计',
    verified: false,
  },
]

export const OPENING_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    nameZh: '分享码和紧急查看',
    perRegion: false,
    change: {
      value: z.strictObject({
        // The table takes no longer code than fifteen minutes.
        shareMinutes: between(1, 15),
        emergencyMinutes: between(5, 240),
        reviewHours: between(1, 72),
        codesPerHour: between(1, 60),
      }),
      fields: [
        count('shareMinutes', '分享码有效', '分钟'),
        count('emergencyMinutes', '紧急查看', '分钟'),
        count('reviewHours', '复核不超过', '小时'),
        count('codesPerHour', '每小时最多试', '个码'),
      ],
    },
  },
}

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function openingRule(rules: readonly Rule[], on: LocalDate): OpeningRule {
  const version = ruleInForce(rules, '*', CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version.value as OpeningRule
}
