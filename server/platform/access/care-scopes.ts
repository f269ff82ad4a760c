import type { LocalDate } from '#domain/kernel/time'
import type { Statements } from '../database/plain-sql'
import type { PatientScope } from '../scope/patient-scope'

/**
 * Whoever may bring a patient on a day, for several who ask at once: in their order and in one statement. Null alike for
 * absent and another family's patients.
 */
export type CareScopes = (
  tx: Statements,
  asked: readonly { readonly actor: { readonly id: string }; readonly patientId: string }[],
  on: LocalDate,
) => Promise<readonly (PatientScope | null)[]>
