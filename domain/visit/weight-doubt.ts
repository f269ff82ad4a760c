const ADULT_MONTHS = 18 * 12

/**
 * Whether a weight is so unlikely at this age that it has to be looked at again: ten times too much, or 斤 instead
 * of kg, are the usual slips (rules D-GR-06, journeys E3 30). Never forbidden, only doubted.
 *
 * @param weightGrams of the person, in grams
 */
export function weightDoubt(weightGrams: number, ageMonths: number): 'too-light' | 'too-heavy' | null {
  if (ageMonths >= ADULT_MONTHS) return null
  const { lightest, heaviest } = likelyGrams(ageMonths)
  if (weightGrams < lightest) return 'too-light'
  return weightGrams > heaviest ? 'too-heavy' : null
}

/** Wide enough for every healthy child on both sides of the standard's ±3 SD, narrow enough for a slip (design). */
function likelyGrams(ageMonths: number): { lightest: number; heaviest: number } {
  if (ageMonths < 12) return { lightest: 1500 + ageMonths * 300, heaviest: 6000 + ageMonths * 800 }
  return { lightest: 5000 + (ageMonths / 12) * 1000, heaviest: 14_000 + (ageMonths / 12) * 6000 }
}
