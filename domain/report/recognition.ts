import { addDays, type LocalDate } from '../kernel/time'
import type { ReportItemCode } from './report-item'
import type { ValidityRules } from './report-rules'

/** Days on which a place had passed the quality evaluation of an item, both ends included. */
export interface QualityPeriod {
  readonly validFrom: LocalDate
  readonly validTo: LocalDate
}

/** Days for which a result of the item stands; null: it is on no list, and nobody need accept it. */
export function validityDays(code: ReportItemCode, rules: ValidityRules): number | null {
  const { 'MR-01': design, 'MR-02': local } = rules
  const days: Partial<Record<ReportItemCode, number>> = {
    'blood-routine': design.bloodRoutine,
    'chest-x-ray': design.imaging,
    ultrasound: design.imaging,
    allergen: design.allergen,
    electrolytes: local.electrolytes,
    hba1c: local.hba1c,
    ferritin: local.chemistry,
    glucose: local.chemistry,
    lipids: local.chemistry,
    proteins: local.chemistry,
    bilirubin: local.chemistry,
  }
  return days[code] ?? null
}

/**
 * Last day on which another place need not examine again: the place had passed the item's quality evaluation on the day
 * of the examination, and the item has a validity (rules D-MR). Null: the report is not recognised. What a place proved
 * later or lost since changes nothing.
 */
export function recognisedUntil(
  { performedOn, days }: { readonly performedOn: LocalDate; readonly days: number | null },
  proofs: readonly QualityPeriod[],
): LocalDate | null {
  const isProved = proofs.some(({ validFrom, validTo }) => validFrom <= performedOn && performedOn <= validTo)
  return isProved && days !== null ? addDays(performedOn, days) : null
}

/** What a family reads of it. No place has to accept a result: whoever treats decides (rule MR-PRINCIPLE). */
export const RECOGNISED_WORDS_ZH = '可互认，以接诊医生判断为准'
