import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import { itemsOfForm } from './follow-up-form'
import type { FollowUpRecord } from './follow-up-record'

/** From which figures on a doctor looks today: millimetres of mercury, tenths of mmol/L. */
export interface RiskLimits {
  readonly systolicFrom: number
  readonly diastolicFrom: number
  readonly glucoseTenthsFrom: number
  readonly glucoseTenthsTo: number
}

/** What was measured of an adult; null: not measured. */
export interface VitalFigures {
  readonly systolic: number | null
  readonly diastolic: number | null
  readonly glucoseTenths: number | null
}

const CODE = 'FD-RISK'

export const DEFAULT_RISK_RULES: readonly Rule<RiskLimits>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2017-02-28'),
    validTo: null,
    value: { systolicFrom: 180, diastolicFrom: 110, glucoseTenthsFrom: 167, glucoseTenthsTo: 39 },
    source: '国家基本公共卫生服务规范（第三版）高血压、2 型糖尿病健康管理：危急情况（原文待核实）',
    verified: false,
  },
]

export const RISK_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    ...everywhere,
    nameZh: '随访高危提醒',
    change: {
      value: z.strictObject({
        systolicFrom: between(140, 250),
        diastolicFrom: between(90, 150),
        glucoseTenthsFrom: between(100, 333),
        glucoseTenthsTo: between(20, 60),
      }),
      fields: [
        count('systolicFrom', '收缩压从', 'mmHg'),
        count('diastolicFrom', '舒张压从', 'mmHg'),
        count('glucoseTenthsFrom', '血糖从', '× 0.1 mmol/L'),
        count('glucoseTenthsTo', '血糖到', '× 0.1 mmol/L'),
      ],
    },
  },
}

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function riskLimits(rules: readonly Rule[], on: LocalDate): RiskLimits {
  const version = ruleInForce(rules, '*', CODE, on)
  if (!version) throw new Error(`no version of ${CODE} is in force on ${on}`)
  return version.value as RiskLimits
}

/** Whether a doctor of the team has to look at it today: a sign of danger, or a figure beyond the limits. */
export function isHighRisk(
  { form, abnormal }: Pick<FollowUpRecord, 'form' | 'abnormal'>,
  { systolic, diastolic, glucoseTenths }: VitalFigures,
  limits: RiskLimits,
): boolean {
  const dangers = itemsOfForm(form).filter(({ isDanger }) => isDanger)
  if (abnormal.some(({ code }) => dangers.some((danger) => danger.code === code))) return true
  if (systolic !== null && systolic >= limits.systolicFrom) return true
  if (diastolic !== null && diastolic >= limits.diastolicFrom) return true
  if (glucoseTenths === null) return false
  return glucoseTenths >= limits.glucoseTenthsFrom || glucoseTenths <= limits.glucoseTenthsTo
}
