import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** How long the law wants kept what a closed account leaves behind (rules D-PR). Operators may keep longer, not shorter. */
export interface RetentionRule {
  /** Outpatient records, from the last visit on. */
  readonly outpatientYears: number
  readonly inpatientYears: number
  readonly accessLogMonths: number
}

const CODE = 'PR-KEEP'

export const DEFAULT_RETENTION_RULES: readonly Rule<RetentionRule>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2026-01-01'),
    validTo: null,
    value: { outpatientYears: 15, inpatientYears: 30, accessLogMonths: 6 },
    source: '医疗机构病历管理规定（2013 年版）第二十九条、网络安全法第二十一条',
    verified: false,
  },
]

export const RETENTION_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    nameZh: '病历和访问记录留多久',
    perRegion: false,
    change: {
      value: z.strictObject({
        outpatientYears: between(15, 100),
        inpatientYears: between(30, 100),
        accessLogMonths: between(6, 1_200),
      }),
      fields: [
        count('outpatientYears', '门诊病历留', '年'),
        count('inpatientYears', '住院病历留', '年'),
        count('accessLogMonths', '访问记录留', '个月'),
      ],
    },
  },
}

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function retentionRule(rules: readonly Rule[], on: LocalDate): Rule<RetentionRule> {
  const version = ruleInForce(rules, '*', CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version as Rule<RetentionRule>
}
