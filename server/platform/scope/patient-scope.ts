import type { Relation } from '#domain/patient/relation'

declare const proven: unique symbol

/**
 * Proof that an account may act for a patient. A store that reads or writes a person's rows takes this and not an
 * id, so that the question "whose is it?" cannot be forgotten (style 13).
 */
export interface PatientScope {
  readonly accountId: string
  readonly patientId: string
  /** What the patient is to the account holder. */
  readonly relation: Relation
  /** A delegate may bring the child and book for it, until a day; everything else is the guardian's. */
  readonly kind: 'guardian' | 'delegate'
  /**
   * False for the guardian of somebody of 14 or more who has not agreed to be looked after so closely: times and
   * places stay visible, the reasons and records of visits do not (rules D-PR).
   */
  readonly seesRecords: boolean
  /** False for the guardian of somebody of 14 to 17, whatever they agreed to: their number is their own to show. */
  readonly seesDocuments: boolean
  /** Somebody refused, or took back, what keeping this person's data needs: nothing new is booked for them. */
  readonly isConsentWithheld: boolean
  readonly [proven]: true
}

/** Only server/features/patient/policy.ts calls this, after it has looked at the link; see tests/architecture.test.ts. */
export function provenPatientScope(link: Omit<PatientScope, typeof proven>): PatientScope {
  const { accountId, patientId, relation, kind, seesRecords, seesDocuments, isConsentWithheld } = link
  const scope = { accountId, patientId, relation, kind, seesRecords, seesDocuments, isConsentWithheld }
  return scope as PatientScope
}
