import type { Sex } from '../kernel/sex'
import { type GrowthLevel, growthLevel } from './growth-level'
import type { GrowthMeasure, GrowthValues } from './growth-measure'
import type { GrowthRules, GrowthTables } from './growth-rules'
import { type NutritionClass, nutritionClass } from './nutrition-class'
import { rowAt, type SdRow } from './sd-table'
import { type ZScore, zScore } from './z-score'

/** One measure of a child held against the standard of its age. */
export interface GrowthJudgement {
  readonly z: ZScore
  readonly level: GrowthLevel
  readonly nutrition: NutritionClass | null
}

/** Null: not measured, or the standard has no row for this age. */
export type GrowthAssessment = Readonly<Record<GrowthMeasure, GrowthJudgement | null>>

export interface AssessedChild {
  readonly sex: Sex
  /** With its part of a month, from growthAge; corrected for a preterm child. */
  readonly ageMonths: number
}

/** Every measure that can be judged. Stature is read in the posture of the age; see `judgedStature`. */
export function assessGrowth(
  child: AssessedChild,
  values: GrowthValues,
  rules: GrowthRules,
): GrowthAssessment {
  const standard = rules['GR-01']
  const tables = standard[child.sex]
  const stature = judgedStature(child.ageMonths, values, rules)
  const { weightGrams, headMillimetres } = values
  const isLying = child.ageMonths < standard.heightFromMonths
  const forStature = isLying ? tables.weightForLength : tables.weightForHeight
  return {
    stature: judge('stature', statureRow(tables, child.ageMonths, rules), stature),
    weight: judge('weight', rowAt(tables.weight, child.ageMonths), weightGrams),
    head: judge('head', rowAt(tables.head, child.ageMonths), headMillimetres),
    bmi: judge('bmi', rowAt(tables.bmi, child.ageMonths), bodyMassIndex(weightGrams, stature)),
    weightForStature: judge(
      'weightForStature',
      stature === null ? null : rowAt(forStature, stature),
      weightGrams,
    ),
  }
}

/**
 * The stature in the posture that the standard has at this age: what was measured the other way is changed by what
 * lying adds. Whoever shows it says so.
 */
export function judgedStature(ageMonths: number, values: GrowthValues, rules: GrowthRules): number | null {
  const { statureMillimetres, statureAs } = values
  if (statureMillimetres === null || statureAs === null) return null
  const asked = ageMonths < rules['GR-01'].heightFromMonths ? 'length' : 'height'
  if (statureAs === asked) return statureMillimetres
  const added = rules['GR-04'].lyingAddsMillimetres
  return asked === 'length' ? statureMillimetres + added : statureMillimetres - added
}

/** kg/m², to one tenth as the standard prints it. */
export function bodyMassIndex(weightGrams: number | null, statureMillimetres: number | null): number | null {
  if (weightGrams === null || statureMillimetres === null) return null
  const perSquareMetre = (weightGrams * 1000) / statureMillimetres ** 2
  return Math.round(perSquareMetre * 10) / 10
}

/**
 * In the last month of lying the row ahead is already one of heights: what lying adds is put back, so that no child
 * grows taller against the standard by growing older.
 */
export function statureRow(tables: GrowthTables, ageMonths: number, rules: GrowthRules): SdRow | null {
  const { heightFromMonths } = rules['GR-01']
  if (ageMonths <= heightFromMonths - 1 || ageMonths >= heightFromMonths)
    return rowAt(tables.stature, ageMonths)
  const added = rules['GR-04'].lyingAddsMillimetres
  const asLengths = tables.stature.map((row) =>
    row.at === heightFromMonths ? { at: row.at, values: row.values.map((value) => value + added) } : row,
  )
  return rowAt(asLengths, ageMonths)
}

function judge(measure: GrowthMeasure, row: SdRow | null, value: number | null): GrowthJudgement | null {
  if (!row || value === null) return null
  const z = zScore(row, value)
  return { z, level: growthLevel(z), nutrition: nutritionClass(measure, z) }
}
