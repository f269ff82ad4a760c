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
  readonly [proven]: true
}

/** Only server/features/patient/policy.ts calls this, after it has looked at the link; see tests/architecture.test.ts. */
export function provenPatientScope(link: Omit<PatientScope, typeof proven>): PatientScope {
  const { accountId, patientId, relation } = link
  return { accountId, patientId, relation } as PatientScope
}
