import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'

export interface NewGuardian {
  readonly accountId: string
  readonly patientId: string
  /** What the patient is to the account holder. */
  readonly relation: Relation
}

export interface BirthDateOf {
  readonly patientId: string
  readonly birthDate: LocalDate
}
