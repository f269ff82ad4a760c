import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { count } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/**
 * How long a report that needs a word from the doctor is kept from the family, in hours, unless the doctor has spoken
 * before (journeys E3 27). It always ends: nothing of a person is kept from them for good.
 */
export interface DelayedReleaseRule {
  readonly holdHours: number
}

const CODE = 'REC-01'

export const DEFAULT_RECORD_RULES: readonly Rule<DelayedReleaseRule>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2026-01-01'),
    validTo: null,
    value: { holdHours: 72 },
    source: '家门口健康设计',
    verified: false,
  },
]

export const RECORD_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    nameZh: '要医生先讲的报告',
    perRegion: true,
    change: {
      // A week is long enough for any doctor to call.
      value: z.strictObject({ holdHours: z.int().check(z.gte(0), z.lte(168)) }),
      fields: [count('holdHours', '最长等', '小时')],
    },
  },
}

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function delayedReleaseRule(
  rules: readonly Rule[],
  region: string,
  on: LocalDate,
): DelayedReleaseRule {
  const version = ruleInForce(rules, region, CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version.value as DelayedReleaseRule
}
