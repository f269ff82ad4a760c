import { DomainError } from '#domain/kernel/errors'
import type { PatientDraft } from '#domain/patient/patient-input'
import { parsePersonName } from '#domain/patient/person-name'
import { decideReplacement } from '#domain/patient/replace-document'
import type { WriteContext } from '../../platform/context'
import { guardianScope } from './access'
import { findDocumentHolder, lockDocument, openMergeRequest, replaceDocument } from './document-store'
import { readDocument } from './read-draft'
import { loadRecord, lockPatient, updatePatient } from './store'

interface ReplaceInput extends Pick<PatientDraft, 'document'> {
  readonly id: string
  readonly name?: string | undefined
}

/**
 * Gives a person another document: a newborn whose ID has come stays the same person, under the same id, and its
 * certificate stays with its last day (rules D-ID-05). Where the document says something else than the record, or
 * belongs to another row, staff look at both first; nothing changes until then.
 *
 * @throws not_found, delegate_not_permitted, input_invalid for a name that is none, and what `parseDocument` and
 * `decideReplacement` return
 */
export async function replacePatientDocument(
  ctx: WriteContext,
  input: ReplaceInput,
): Promise<{ status: 'replaced' | 'awaiting-staff' }> {
  const { tx, account, fieldCrypto } = ctx
  const at = ctx.now()
  const { document, numberIndex, today } = await readDocument(ctx, input.document)
  const name = input.name === undefined ? null : readName(input.name)
  const scope = await guardianScope(tx, account, input.id, today)
  await lockDocument(tx, numberIndex)
  if (!(await lockPatient(tx, scope.patientId))) throw new DomainError('not_found')
  const record = await loadRecord(tx, scope)
  const holder = await findDocumentHolder(tx, account.id, numberIndex, at, today)
  const other = holder && holder.patientId !== scope.patientId ? holder.patientId : null
  const old = {
    type: record.documentType,
    number: fieldCrypto.open('patient_identifier.number', record.numberCipher),
  }
  const decision = decideReplacement({ ...record, document: old }, document, other !== null)
  if (typeof decision === 'object') throw new DomainError(decision.code, decision.facts)

  const nameCipher = name && fieldCrypto.seal('patient.name', name)
  const next = {
    patientId: scope.patientId,
    type: document.type,
    numberCipher: fieldCrypto.seal('patient_identifier.number', document.number),
    numberIndex,
    at,
  }
  if (decision === 'document-taken' || decision === 'birth-date-differs') {
    const question = { otherPatientId: other, reason: decision, nameCipher, accountId: account.id }
    await openMergeRequest(tx, { ...next, ...question })
    return { status: 'awaiting-staff' }
  }
  if (decision === 'replace') {
    await replaceDocument(tx, next)
    if (nameCipher) await updatePatient(tx, scope, { nameCipher, nameIsTemporary: false })
  }
  return { status: 'replaced' }
}

function readName(typed: string): string {
  const read = parsePersonName(typed)
  if ('fault' in read) throw new DomainError('input_invalid', { fields: ['name'], reason: read.fault })
  return read.name
}
