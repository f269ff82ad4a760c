import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { maskDocument } from '#domain/patient/identity-document'
import type { Relation } from '#domain/patient/relation'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { SealedPatient } from './store'

/** A member of one's own household: the name in full, the number never (rules D-ID-08). */
export interface PatientRow {
  readonly id: string
  readonly name: string
  readonly nameMasked: string
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentType: DocumentType
  readonly documentMasked: string
  /** Staff are comparing a document that a guardian brought; told to guardians only. */
  readonly isDocumentInReview: boolean
  readonly verification: string
  readonly nameIsTemporary: boolean
  /** A guardian decides; a delegate may bring the child and book for it. */
  readonly access: 'guardian' | 'delegate'
  /** The last day on which the account may act for them; null: without end. */
  readonly accessEndsOn: LocalDate | null
}

export function openPatient(sealed: SealedPatient, fieldCrypto: FieldCrypto): PatientRow {
  const name = fieldCrypto.open('patient.name', sealed.nameCipher)
  const number = fieldCrypto.open('patient_identifier.number', sealed.numberCipher)
  return {
    id: sealed.id,
    name,
    nameMasked: maskName(name),
    relation: sealed.relation,
    birthDate: sealed.birthDate,
    sex: sealed.sex,
    documentType: sealed.documentType,
    documentMasked: maskDocument({ type: sealed.documentType, number }),
    isDocumentInReview: sealed.isDocumentInReview,
    verification: sealed.verification,
    nameIsTemporary: sealed.nameIsTemporary,
    access: sealed.kind,
    accessEndsOn: sealed.endsOn,
  }
}
