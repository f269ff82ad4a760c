import { type Refusal, refuse } from '../kernel/errors'
import { isOlderThanAnyone } from '../kernel/resident-id'
import type { Sex } from '../kernel/sex'
import { addMonths, type LocalDate, localDateOf } from '../kernel/time'
import type { DocumentType } from './document-type'
import type { HouseholdRules } from './household-rules'
import { isCitizenDocument } from './identity-document'

/** What may be corrected, as it stands. */
export interface PatientFacts {
  readonly name: string
  readonly nameIsTemporary: boolean
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentType: DocumentType
  readonly correctedAt: Date | null
}

export type PatientCorrection = Pick<PatientFacts, 'name' | 'birthDate' | 'sex'>

/**
 * Why a family may not correct this, or null. What an ID number says is not typed again (rules D-ID-02); anything is
 * corrected once in half a year (rules D-ID-07). A newborn's first own name is no correction.
 *
 * @returns correction_from_document, input_invalid, birth_certificate_age, or correction_too_soon with the first day
 * as `from`
 */
export function refuseCorrection(
  old: PatientFacts,
  next: PatientCorrection,
  today: LocalDate,
  rules: Pick<HouseholdRules, 'ID-04' | 'ID-07'>,
): Refusal | null {
  const changesBirth = next.birthDate !== old.birthDate
  if (isCitizenDocument(old.documentType) && (changesBirth || next.sex !== old.sex)) {
    return refuse('correction_from_document')
  }
  if (changesBirth) {
    if (next.birthDate > today) return refuse('input_invalid', { fields: ['birthDate'], reason: 'in-future' })
    if (isOlderThanAnyone(next.birthDate, today)) {
      return refuse('input_invalid', { fields: ['birthDate'], reason: 'older-than-150' })
    }
    const { birthCertificateMonths: months } = rules['ID-04']
    if (old.documentType === 'birth-certificate' && addMonths(next.birthDate, months) < today) {
      return refuse('birth_certificate_age', { months })
    }
  }
  if (!countsAsCorrection(old, next) || old.correctedAt === null) return null
  const from = addMonths(localDateOf(old.correctedAt), rules['ID-07'].correctionMonths)
  return today < from ? refuse('correction_too_soon', { from }) : null
}

/** Whether a change uses up the right of the half-year. */
export function countsAsCorrection(old: PatientFacts, next: PatientCorrection): boolean {
  const isRenamed = next.name !== old.name && !old.nameIsTemporary
  return isRenamed || next.birthDate !== old.birthDate || next.sex !== old.sex
}
