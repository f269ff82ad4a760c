import type { Fen } from '../../kernel/fen'
import { addDays, ageYearsOn, type LocalDate } from '../../kernel/time'
import type { CoverageRules } from './coverage-rules'
import type { PlanYear } from './plan-year'

/** What is asked of a family by the child's age; their names stay when a plan moves the border between them. */
export const FEE_BANDS = ['under-6', '6-and-over'] as const
export type FeeBand = (typeof FEE_BANDS)[number]

export interface Fee {
  readonly band: FeeBand
  readonly feeFen: Fen
}

/**
 * What a year costs a child, by its age on the day before the plan's year (rules MA-05; journeys E4 3): for the year
 * from 2022-09-01 whoever was born on 2016-08-31 is six, and whoever was born a day later is not.
 */
export function feeOf(
  birthDate: LocalDate,
  { startsOn }: Pick<PlanYear, 'startsOn'>,
  { 'MA-05': { underYears, youngerFen, olderFen } }: Pick<CoverageRules, 'MA-05'>,
): Fee {
  const age = ageYearsOn(birthDate, addDays(startsOn, -1))
  return age < underYears ? { band: 'under-6', feeFen: youngerFen } : { band: '6-and-over', feeFen: olderFen }
}

/** `0–5 岁`, `6–17 岁` */
export function feeBandZh(band: FeeBand, rules: Pick<CoverageRules, 'MA-01' | 'MA-05'>): string {
  const { underYears } = rules['MA-05']
  return band === 'under-6' ? `0–${underYears - 1} 岁` : `${underYears}–${rules['MA-01'].underYears - 1} 岁`
}
