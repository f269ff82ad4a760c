import type { LocalDate } from '../kernel/time'
import type { GrowthValues } from './growth-measure'
import type { GrowthStandard } from './growth-standard'
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

/** Of the lightest and the heaviest of the standard: further off is nearly always a slip of the pen (design). */
const FAR_BELOW = 0.6
const FAR_ABOVE = 1.3

/**
 * Every doubt about what was typed, in the order in which a screen asks. Empty: nothing to ask.
 *
 * @param ageMonths from judgedAge; before the expected day of birth a child is doubted like a newborn
 */
export function growthDoubts(
  ageMonths: number | null,
  typed: MeasuredOn,
  others: readonly MeasuredOn[],
  standard: GrowthStandard,
): GrowthDoubt[] {
  const { values } = typed
  const { tables } = standard
  const at = ageMonths ?? 0
  const doubts: (GrowthDoubt | null)[] = [
    weightDoubt(tables.weight, at, values.weightGrams),
    isFar(tables.stature, at, values.statureMillimetres) ? 'stature-far' : null,
    shrank(typed, others, (each) => asLength(each, standard), standard) ? 'stature-shrank' : null,
    isFar(tables.head, at, values.headMillimetres) ? 'head-far' : null,
    shrank(typed, others, ({ headMillimetres }) => headMillimetres, standard) ? 'head-shrank' : null,
    others.some((other) => isSameAgain(typed, other)) ? 'same-day' : null,
  ]
  return doubts.filter((doubt) => doubt !== null)
}

/**
 * 斤 are half a kilogram, and half of most such figures is a weight of that age: asked from +3 SD on. A forgotten point
 * is ten times too much. Which of them it is, the family knows.
 */
function weightDoubt(table: SdTable, ageMonths: number, grams: number | null): GrowthDoubt | null {
  const row = rowAt(table, ageMonths)
  if (grams === null) return null
  if (!row) return isUnlikelyLater(ageMonths, grams) ? 'weight-far' : null
  const [, lowNormal = 0] = row.values
  const heaviest = row.values.at(-1) ?? Number.POSITIVE_INFINITY
  if (isFar(table, ageMonths, grams) && !isFar(table, ageMonths, grams / 10)) return 'weight-ten-times'
  if (grams > heaviest && grams / 2 >= lowNormal && grams / 2 <= heaviest) return 'weight-as-jin'
  return isFar(table, ageMonths, grams) ? 'weight-far' : null
}

/** Where the tables have ended, until eighteen: wide enough for everybody, narrow enough for a slip (design). */
function isUnlikelyLater(ageMonths: number, grams: number): boolean {
  const years = ageMonths / 12
  return years < 18 && (grams < 5000 + years * 1000 || grams > 14_000 + years * 6000)
}

/** A child that stands up for the first time has not shrunk: standing is compared as lying. */
function asLength({ statureMillimetres, statureAs }: GrowthValues, standard: GrowthStandard): number | null {
  if (statureMillimetres === null) return null
  return statureAs === 'height' ? statureMillimetres + standard.lyingAddsMillimetres : statureMillimetres
}

/** Weight at the clinic and the head at home on one day are no doubles. */
function isSameAgain(typed: MeasuredOn, other: MeasuredOn): boolean {
  const both = (measure: keyof GrowthValues) =>
    typed.values[measure] !== null && other.values[measure] !== null
  return (
    typed.on === other.on && (both('weightGrams') || both('statureMillimetres') || both('headMillimetres'))
  )
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
  { shrinkMillimetres }: GrowthStandard,
): boolean {
  const value = measure(typed.values)
  if (value === null) return false
  return others.some(({ on, values }) => {
    const other = measure(values)
    if (other === null || on === typed.on) return false
    return on < typed.on ? other - value > shrinkMillimetres : value - other > shrinkMillimetres
  })
}
