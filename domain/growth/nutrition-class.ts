import type { GrowthMeasure } from './growth-measure'
import { type ZScore, zNumber } from './z-score'

/** What the standard calls a child's nutrition (WS/T 423-2022, table 3). Null: nothing to call. */
export const NUTRITION_CLASSES = [
  'underweight',
  'severely-underweight',
  'stunted',
  'severely-stunted',
  'wasted',
  'severely-wasted',
  'overweight',
  'obese',
  'severely-obese',
] as const
export type NutritionClass = (typeof NUTRITION_CLASSES)[number]

export const NUTRITION_CLASS_NAMES_ZH = {
  underweight: '低体重',
  'severely-underweight': '重度低体重',
  stunted: '生长迟缓',
  'severely-stunted': '重度生长迟缓',
  wasted: '消瘦',
  'severely-wasted': '重度消瘦',
  overweight: '超重',
  obese: '肥胖',
  'severely-obese': '重度肥胖',
} as const satisfies Record<NutritionClass, string>

const LOW: Readonly<Partial<Record<GrowthMeasure, readonly [NutritionClass, NutritionClass]>>> = {
  weight: ['underweight', 'severely-underweight'],
  stature: ['stunted', 'severely-stunted'],
  bmi: ['wasted', 'severely-wasted'],
  weightForStature: ['wasted', 'severely-wasted'],
}

/** Below is strict (exactly −2 SD is normal), above is inclusive (exactly +1 SD is overweight); rules D-GR-03. */
export function nutritionClass(measure: GrowthMeasure, score: ZScore): NutritionClass | null {
  const z = zNumber(score)
  const [low, severe] = LOW[measure] ?? []
  if (z < -3) return severe ?? null
  if (z < -2) return low ?? null
  if (measure !== 'bmi' && measure !== 'weightForStature') return null
  if (z >= 3) return 'severely-obese'
  if (z >= 2) return 'obese'
  return z >= 1 ? 'overweight' : null
}
