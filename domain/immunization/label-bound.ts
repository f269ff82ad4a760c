import type { LabelSchedule } from './optional-vaccine'
import type { DoseInterval } from './programme'

/** What bounds a dose from below. */
export interface LowerBound extends DoseInterval {
  readonly ageMonths: number
  /** Finer than the age in months. */
  readonly minAgeDays?: number | undefined
}

/**
 * From when a dose may be given by its label: the first one from the first age on, the later ones by their distance
 * alone, whatever age is usual; only the booster of the second year waits for it where the child began in the first.
 * Null for a dose that the label does not have.
 */
export function labelBound({ fromMonths, doses }: LabelSchedule, doseNo: number): LowerBound | null {
  const label = doses.find((each) => each.doseNo === doseNo)
  if (!label) return null
  const { ageMonths, minAgeDays, minIntervalDays = 0 } = label
  const isBooster = fromMonths < 12 && ageMonths >= 12 && ageMonths < 24
  return { ageMonths: isBooster ? ageMonths : fromMonths, minAgeDays, minIntervalDays }
}
