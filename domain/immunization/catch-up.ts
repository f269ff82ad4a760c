import type { LocalDate } from '../kernel/time'
import type { DoseRule } from './programme'
import type { VaccineCode } from './vaccine'

/** Doses of A that make the A+C vaccine wait until three years. */
const GROUP_A_DOSES = 2
const GROUP_AC_FROM_MONTHS = 24
const AFTER_ONE_GROUP_A_MONTHS = 3

interface Before {
  readonly vaccine: VaccineCode
  readonly on: LocalDate
}

/**
 * The first dose of A+C where doses of A are missing: from two years on at once, or three months after the only one
 * (CU-MEN-3). With both of them it is as printed.
 */
export function groupAcRule(
  rule: DoseRule,
  given: readonly Before[],
  last: Pick<Before, 'on'> | null,
): DoseRule & { readonly isEarlier: boolean } {
  const groupA = given.filter(({ vaccine }) => vaccine === 'MPSV-A').length
  if (groupA >= GROUP_A_DOSES) return { ...rule, isEarlier: false }
  return {
    ...rule,
    ageMonths: GROUP_AC_FROM_MONTHS,
    minIntervalMonths: last ? AFTER_ONE_GROUP_A_MONTHS : 0,
    isEarlier: true,
  }
}

/** Lowest ages in months by dose, as the labels of the combined vaccines say: they do not follow the programme's. */
const COMBINED_AGES: Readonly<Partial<Record<VaccineCode, readonly number[]>>> = {
  'DTaP-IPV-Hib': [2, 3, 4, 18],
  'DTaP-Hib': [3, 4, 5, 18],
}

/** By which a dose that was given is judged: the label of a combined vaccine goes before the printed age. */
export function ruleForGiven(rule: DoseRule, dose: Before, before: readonly Before[]): DoseRule {
  const byLabel = COMBINED_AGES[dose.vaccine]?.[rule.doseNo - 1]
  if (byLabel !== undefined) return { ...rule, ageMonths: byLabel }
  if (dose.vaccine !== 'MPSV-AC' || rule.doseNo !== 3) return rule
  return groupAcRule(rule, before, before.at(-1) ?? null)
}
