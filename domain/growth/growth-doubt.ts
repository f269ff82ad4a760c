import type { Sex } from '../kernel/sex'
import type { LocalDate } from '../kernel/time'
import type { GrowthValues } from './growth-measure'
import type { GrowthRules } from './growth-rules'
import { rowAt, type SdTable } from './sd-table'

/**
 * What makes a value doubtful: it is asked again and kept when it is confirmed, never thrown away and never guessed
 * (rules D-GR-06, journeys E3 29–31).
 */
export const GROWTH_DOUBTS = [
  'weight-as-jin',
  'weight-ten-times',
  'weight-far',
  'stature-far',
  'stature-shrank',
  'head-far',
  'head-shrank',
  'same-day',
] as const
export type GrowthDoubt = (typeof GROWTH_DOUBTS)[number]

/** An earlier or later measurement of the same child, to compare with. */
export interface MeasuredOn {
  readonly on: LocalDate
  readonly values: GrowthValues
}

interface DoubtedChild {
  readonly sex: Sex
  /** With its part of a month, from growthAge. */
  readonly ageMonths: number
}

/** Of the lightest and the heaviest of the standard: further off is nearly always a slip of the pen (design). */
const FAR_BELOW = 0.6
const FAR_ABOVE = 1.3

/** Every doubt about what was typed, in the order in which a screen asks. Empty: nothing to ask. */
export function growthDoubts(
  child: DoubtedChild,
  typed: MeasuredOn,
  others: readonly MeasuredOn[],
  rules: GrowthRules,
): GrowthDoubt[] {
  const { values } = typed
  const tables = rules['GR-01'][child.sex]
  const doubts: (GrowthDoubt | null)[] = [
    weightDoubt(tables.weight, child.ageMonths, values.weightGrams),
    isFar(tables.stature, child.ageMonths, values.statureMillimetres) ? 'stature-far' : null,
    shrank(typed, others, ({ statureMillimetres }) => statureMillimetres, rules) ? 'stature-shrank' : null,
    isFar(tables.head, child.ageMonths, values.headMillimetres) ? 'head-far' : null,
    shrank(typed, others, ({ headMillimetres }) => headMillimetres, rules) ? 'head-shrank' : null,
    others.some(({ on }) => on === typed.on) ? 'same-day' : null,
  ]
  return doubts.filter((doubt) => doubt !== null)
}

/** 斤 are half a kilogram; a forgotten point is ten times too much. Which of them it is, the family knows. */
function weightDoubt(table: SdTable, ageMonths: number, grams: number | null): GrowthDoubt | null {
  if (grams === null || !isFar(table, ageMonths, grams)) return null
  if (!isFar(table, ageMonths, grams / 10)) return 'weight-ten-times'
  return !isFar(table, ageMonths, grams / 2) ? 'weight-as-jin' : 'weight-far'
}

function isFar(table: SdTable, ageMonths: number, value: number | null): boolean {
  const row = rowAt(table, ageMonths)
  const [lightest, heaviest] = [row?.values[0], row?.values.at(-1)]
  if (value === null || lightest === undefined || heaviest === undefined) return false
  return value < lightest * FAR_BELOW || value > heaviest * FAR_ABOVE
}

/** Shorter than an earlier day, or taller than a later one, by more than measuring makes. */
function shrank(
  typed: MeasuredOn,
  others: readonly MeasuredOn[],
  measure: (values: GrowthValues) => number | null,
  rules: GrowthRules,
): boolean {
  const value = measure(typed.values)
  const allowed = rules['GR-06'].shrinkMillimetres
  if (value === null) return false
  return others.some(({ on, values }) => {
    const other = measure(values)
    if (other === null || on === typed.on) return false
    return on < typed.on ? other - value > allowed : value - other > allowed
  })
}
