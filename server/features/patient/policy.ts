import type { Relation } from '#domain/patient/relation'
import { type PatientScope, provenPatientScope } from '../../platform/patient-scope'

export interface PatientLink {
  readonly accountId: string
  readonly patientId: string
  readonly relation: Relation
  readonly endedAt: Date | null
}

/** Who may act for a patient: the account that has a living link to them. Null is no. */
export function patientScope(actor: { readonly id: string }, link: PatientLink | null): PatientScope | null {
  return link && link.accountId === actor.id && link.endedAt === null ? provenPatientScope(link) : null
}
