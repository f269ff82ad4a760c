import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** How soon somebody answers a family that says it never had a service (journeys E2 31). */
interface ServiceTaskRule {
  readonly answerDays: number
}

const CODE = 'FD-TASK'

export const DEFAULT_SERVICE_TASK_RULES: readonly Rule<ServiceTaskRule>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2026-01-01'),
    validTo: null,
    value: { answerDays: 7 },
    source: '家门口健康设计',
    verified: false,
  },
]

export const SERVICE_TASK_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    ...everywhere,
    nameZh: '没做过的服务多久答复',
    change: {
      value: z.strictObject({ answerDays: between(1, 30) }),
      fields: [count('answerDays', '答复不超过', '天')],
    },
  },
}

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function serviceTaskRule(rules: readonly Rule[], on: LocalDate): ServiceTaskRule {
  const version = ruleInForce(rules, '*', CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version.value as ServiceTaskRule
}
