import { type GrowthLevel, growthLevel } from './growth-level'
import type { GrowthMeasure, GrowthValues } from './growth-measure'
import type { GrowthStandard } from './growth-standard'
import { type NutritionClass, nutritionClass } from './nutrition-class'
import { rowAt, type SdRow } from './sd-table'
import { roundedZ, type ZScore, zScore } from './z-score'

/** One measure of a child held against the standard of its age. */
export interface GrowthJudgement {
  /** To two decimals. */
  readonly z: ZScore
  readonly level: GrowthLevel
  readonly nutrition: NutritionClass | null
}

/** Null: not measured, or the standard has no row for this age. */
export type GrowthAssessment = Readonly<Record<GrowthMeasure, GrowthJudgement | null>>

/** What stays unjudged because the standard has no row, such as a preterm child before its expected day of birth. */
const UNJUDGED: GrowthAssessment = {
  stature: null,
  weight: null,
  head: null,
  bmi: null,
  weightForStature: null,
}

/**
 * Every measure that can be judged. Stature is read in the posture of the age; see `judgedStature`.
 *
 * @param ageMonths from judgedAge
 */
export function assessGrowth(
  ageMonths: number | null,
  values: GrowthValues,
  standard: GrowthStandard,
): GrowthAssessment {
  if (ageMonths === null) return UNJUDGED
  const { tables } = standard
  const { weightGrams, headMillimetres } = values
  const stature = judgedStature(ageMonths, values, standard)
  const forStature = isLying(ageMonths, standard) ? tables.weightForLength : tables.weightForHeight
  return {
    stature: judge('stature', stature, () => statureRow(ageMonths, standard)),
    weight: judge('weight', weightGrams, () => rowAt(tables.weight, ageMonths)),
    head: judge('head', headMillimetres, () => rowAt(tables.head, ageMonths)),
    bmi: judge('bmi', bodyMassIndex(weightGrams, stature), () => bmiRow(ageMonths, standard)),
    weightForStature:
      stature === null ? null : judge('weightForStature', weightGrams, () => rowAt(forStature, stature)),
  }
}

/**
 * The stature in the posture that the standard has at this age: what was measured the other way is changed by what
 * lying adds. Whoever shows it says so.
 */
export function judgedStature(
  ageMonths: number,
  { statureMillimetres, statureAs }: GrowthValues,
  standard: GrowthStandard,
): number | null {
  if (statureMillimetres === null || statureAs === null) return null
  const asked = isLying(ageMonths, standard) ? 'length' : 'height'
  if (statureAs === asked) return statureMillimetres
  const added = standard.lyingAddsMillimetres
  return asked === 'length' ? statureMillimetres + added : statureMillimetres - added
}

/** kg/m², to one tenth as the standard prints it. */
export function bodyMassIndex(weightGrams: number | null, statureMillimetres: number | null): number | null {
  if (weightGrams === null || statureMillimetres === null) return null
  const perSquareMetre = (weightGrams * 1000) / statureMillimetres ** 2
  return Math.round(perSquareMetre * 10) / 10
}

function isLying(ageMonths: number, { heightFromMonths }: GrowthStandard): boolean {
  return ageMonths < heightFromMonths
}

/** How far a child is in the last month of lying, in which the row ahead is already one of heights; 0 outside it. */
function shareOfLastLyingMonth(ageMonths: number, standard: GrowthStandard): number {
  const share = ageMonths - (standard.heightFromMonths - 1)
  return share > 0 && share < 1 ? share : 0
}

/** What lying adds is put back, so that no child grows taller against the standard by growing older. */
function statureRow(ageMonths: number, standard: GrowthStandard): SdRow | null {
  const row = rowAt(standard.tables.stature, ageMonths)
  const share = shareOfLastLyingMonth(ageMonths, standard)
  if (!row || share === 0) return row
  return { at: row.at, values: row.values.map((value) => value + share * standard.lyingAddsMillimetres) }
}

/** The index jumps where children stand up; until then the last row of lying holds. */
function bmiRow(ageMonths: number, standard: GrowthStandard): SdRow | null {
  const share = shareOfLastLyingMonth(ageMonths, standard)
  return rowAt(standard.tables.bmi, share === 0 ? ageMonths : standard.heightFromMonths - 1)
}

function judge(
  measure: GrowthMeasure,
  value: number | null,
  rowOf: () => SdRow | null,
): GrowthJudgement | null {
  if (value === null) return null
  const row = rowOf()
  if (!row) return null
  const z = zScore(row, value)
  return { z: roundedZ(z), level: growthLevel(z), nutrition: nutritionClass(measure, z) }
}
