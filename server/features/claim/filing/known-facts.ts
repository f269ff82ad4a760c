import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { ClaimCare } from '#domain/mutual-aid/claim/claim-care'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { diagnosisOf } from '#domain/visit/diagnosis'
import type { Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { openVisit } from '../../../platform/sealing/entry-seal'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { isIdentityChecked } from './person-store'
import { findVisit, type VisitRow } from './visit-store'

/** A diagnosis with its code of ICD-10. */
export interface CodedDiagnosis {
  readonly code: string
  readonly nameZh: string
}

/**
 * The main diagnosis that a doctor wrote down at a visit here; null without one, and where its family does not read it:
 * then nobody else learns of it by a claim.
 */
export function diagnosisOfVisit(
  { recordCipher, category }: Pick<VisitRow, 'recordCipher' | 'category'>,
  { seesRecords }: Pick<PatientScope, 'seesRecords'>,
  fieldCrypto: FieldCrypto,
): CodedDiagnosis | null {
  if (recordCipher === null || category === 'restricted' || !seesRecords) return null
  const [code = ''] = openVisit(fieldCrypto, recordCipher).diagnoses
  const named = diagnosisOf(code)
  return named ? { code: named.code, nameZh: named.nameZh } : null
}

/** Papers that would say nothing new; a stay that followed a visit has a paper of its own. */
export function knownDocuments(
  care: ClaimCare,
  { isChecked, diagnosis }: { readonly isChecked: boolean; readonly diagnosis: CodedDiagnosis | null },
): readonly ClaimDocument[] {
  const identity = isChecked ? (['identity'] as const) : []
  return diagnosis !== null && care === 'outpatient' ? [...identity, 'diagnosis'] : identity
}

interface ToldOfVisit {
  readonly visitId?: string | undefined
  readonly care: ClaimCare
  readonly admittedOn: LocalDate
}

export interface KnownFacts {
  readonly diagnosis: CodedDiagnosis | null
  /** Papers that say nothing new: they are not asked for (rules MA-14). */
  readonly documents: readonly ClaimDocument[]
}

/**
 * What is known here of a claim before anybody photographs it.
 *
 * @throws not_found for a visit of somebody else; input_invalid for one of another day
 */
export async function knownFacts(
  tx: Transaction,
  fieldCrypto: FieldCrypto,
  scope: PatientScope,
  { visitId, care, admittedOn }: ToldOfVisit,
): Promise<KnownFacts> {
  const isChecked = await isIdentityChecked(tx, scope)
  const visit = visitId === undefined ? null : await findVisit(tx, scope, visitId)
  if (visitId !== undefined && !visit) throw new DomainError('not_found')
  if (visit && localDateOf(visit.startedAt) !== admittedOn) {
    throw new DomainError('input_invalid', { fields: ['admittedOn'] })
  }
  const diagnosis = visit && diagnosisOfVisit(visit, scope, fieldCrypto)
  return { diagnosis, documents: knownDocuments(care, { isChecked, diagnosis }) }
}
