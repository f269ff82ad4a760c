import type { LocalDate } from '../kernel/time'
import type { CheckupRules } from './checkup-rules'

/** Of a birth, what decides how soon and how often a newborn is visited. Null: nobody has said. */
export interface NewbornFacts {
  /** Completed weeks of gestation. */
  readonly gestationWeeks: number | null
  readonly birthWeightGrams: number | null
  /** One of twins or more. */
  readonly isMultiple: boolean | null
  readonly dischargedOn: LocalDate | null
}

export const NO_NEWBORN_FACTS: NewbornFacts = {
  gestationWeeks: null,
  birthWeightGrams: null,
  isMultiple: null,
  dischargedOn: null,
}

/**
 * Why a newborn is visited more often than others (加访). Born too soon or too light is a risk besides (高危儿): then
 * the first visit comes sooner too.
 */
export const NEWBORN_RISKS = ['preterm', 'low-birth-weight', 'multiple'] as const
export type NewbornRisk = (typeof NEWBORN_RISKS)[number]

export const NEWBORN_RISK_NAMES_ZH = {
  preterm: '早产',
  'low-birth-weight': '出生体重低',
  multiple: '双胞胎或多胞胎',
} as const satisfies Record<NewbornRisk, string>

/** Only from what is known: a birth of which nobody has said anything is no risk. */
export function newbornRisks(facts: NewbornFacts, limits: CheckupRules['CH-04']): readonly NewbornRisk[] {
  const holds: Readonly<Record<NewbornRisk, boolean>> = {
    preterm: facts.gestationWeeks !== null && facts.gestationWeeks < limits.gestationWeeks,
    'low-birth-weight': facts.birthWeightGrams !== null && facts.birthWeightGrams < limits.birthWeightGrams,
    multiple: facts.isMultiple === true,
  }
  return NEWBORN_RISKS.filter((risk) => holds[risk])
}

/** Twins of full term and weight are visited more often, not sooner. */
export function isAtRisk(risks: readonly NewbornRisk[]): boolean {
  return risks.some((risk) => risk !== 'multiple')
}
