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
  record: Pick<FollowUpRecord, 'form' | 'abnormal'>,
  figures: VitalFigures,
  limits: RiskLimits,
): boolean {
  return dangersIn(record, figures, limits).length > 0
}

/** What it is that a doctor has to look at, in words: 血压 192/112, 胸闷胸痛（不正常）. Empty: nothing. */
export function dangersIn(
  { form, abnormal }: Pick<FollowUpRecord, 'form' | 'abnormal'>,
  { systolic, diastolic, glucoseTenths }: VitalFigures,
  limits: RiskLimits,
): readonly string[] {
  const signs = itemsOfForm(form)
    .filter(({ code, isDanger }) => isDanger && abnormal.some((found) => found.code === code))
    .map(({ nameZh }) => `${nameZh}（不正常）`)
  const isPressed = (systolic ?? 0) >= limits.systolicFrom || (diastolic ?? 0) >= limits.diastolicFrom
  const isBeyond =
    glucoseTenths !== null &&
    (glucoseTenths >= limits.glucoseTenthsFrom || glucoseTenths <= limits.glucoseTenthsTo)
  return [
    ...(isPressed ? [`血压 ${systolic}/${diastolic}`] : []),
    ...(isBeyond ? [`血糖 ${glucoseTenths / 10}`] : []),
    ...signs,
  ]
}
