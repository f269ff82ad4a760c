import type { Sex } from '../kernel/sex'
import type { GrowthRules, GrowthTables } from './growth-rules'

/** Everything that one child is judged by: the tables of its sex and the rules around them. */
export interface GrowthStandard {
  readonly title: string
  readonly tables: GrowthTables
  /** From this age children are measured standing. */
  readonly heightFromMonths: number
  /** From this age on the standard says nothing. */
  readonly endsAtMonths: number
  readonly lyingAddsMillimetres: number
  readonly correctedUntilMonths: number
  readonly shrinkMillimetres: number
  readonly gapMonths: number
}

export function growthStandard(rules: GrowthRules, sex: Sex): GrowthStandard {
  const { title, heightFromMonths, endsAtMonths, [sex]: tables } = rules['GR-01']
  return {
    title,
    tables,
    heightFromMonths,
    endsAtMonths,
    ...rules['GR-04'],
    ...rules['GR-05'],
    ...rules['GR-06'],
  }
}
