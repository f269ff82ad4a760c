/** What a child lives on. */
export const FEEDINGS = ['breast-milk', 'mixed', 'formula', 'family-food'] as const
export type Feeding = (typeof FEEDINGS)[number]

export const FEEDING_NAMES_ZH = {
  'breast-milk': '母乳',
  mixed: '母乳和奶粉',
  formula: '奶粉',
  'family-food': '家常饭',
} as const satisfies Record<Feeding, string>

/** Nobody lives on family food alone before the first birthday (design). */
const FAMILY_FOOD_FROM_MONTHS = 12

export function feedingsAt(ageMonths: number): readonly Feeding[] {
  return FEEDINGS.filter((feeding) => feeding !== 'family-food' || ageMonths >= FAMILY_FOOD_FROM_MONTHS)
}
