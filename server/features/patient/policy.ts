import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, type LocalDate } from '#domain/kernel/time'
import { seesDocuments, seesRecords } from '#domain/patient/adolescent'
import type { Relation } from '#domain/patient/relation'
import { type PatientScope, provenPatientScope } from '../../platform/scope/patient-scope'

/** What ties an account to a patient on a day: a guardian's link, or what a guardian gave (view patient_access). */
export interface PatientTie {
  readonly accountId: string
  readonly patientId: string
  readonly relation: Relation
  readonly kind: 'guardian' | 'delegate'
  readonly birthDate: LocalDate
  /** A guardian refused or took back the consent to use the data of a child. */
  readonly withheldChildData: boolean
  /** A person of 14 or more agreed that guardians see records. */
  readonly agreedGuardianView: boolean
}

/** Who may act for a patient, whether guardian or delegate. Null is no. */
export function careScope(
  actor: { readonly id: string },
  tie: PatientTie | null,
  today: LocalDate,
): PatientScope | null {
  if (!tie || tie.accountId !== actor.id) return null
  const { accountId, patientId, relation, kind } = tie
  return provenPatientScope({
    accountId,
    patientId,
    relation,
    kind,
    seesRecords: seesRecords(tie, today),
    seesDocuments: seesDocuments(tie, today),
    isConsentWithheld: tie.withheldChildData && ageYearsOn(tie.birthDate, today) < OWN_CONSENT_FROM_YEARS,
  })
}

/** Who decides for a patient: the person, or a guardian; never a delegate. Null is no. */
export function guardianScope(
  actor: { readonly id: string },
  tie: PatientTie | null,
  today: LocalDate,
): PatientScope | null {
  return tie?.kind === 'guardian' ? careScope(actor, tie, today) : null
}
