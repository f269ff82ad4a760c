/** What of a child is held against the standard. Head only until 36 months; weight for stature needs both. */
export const GROWTH_MEASURES = ['stature', 'weight', 'head', 'bmi', 'weightForStature'] as const
export type GrowthMeasure = (typeof GROWTH_MEASURES)[number]

/** Lying or standing. The standard is of lengths under 24 months and of heights from then on. */
export const STATURE_POSTURES = ['length', 'height'] as const
export type StaturePosture = (typeof STATURE_POSTURES)[number]

/** What was measured at one time; null: not measured. Grams and millimetres. */
export interface GrowthValues {
  readonly weightGrams: number | null
  readonly statureMillimetres: number | null
  readonly statureAs: StaturePosture | null
  readonly headMillimetres: number | null
}
