import { FINDINGS, type Finding } from './finding'

/** The soft spot of the skull closes by then: nobody looks for it later (design). */
const FONTANELLE_BELOW_MONTHS = 18

/** What is examined at this age. */
export function findingsAt(ageMonths: number): readonly Finding[] {
  return FINDINGS.filter((finding) => finding !== 'fontanelle' || ageMonths < FONTANELLE_BELOW_MONTHS)
}
