import { DomainError } from '#domain/kernel/errors'
import type { PatientDraft } from '#domain/patient/patient-input'
import { parsePersonName } from '#domain/patient/person-name'
import { decideReplacement } from '#domain/patient/replace-document'
import type { WriteContext } from '../../platform/context'
import { lockPatients } from '../../platform/sql/lock-patients'
import { guardianScope } from './access'
import { findDocumentHolder, lockDocument, openMergeRequest, replaceDocument } from './document-store'
import { type ReadDocument, readDocument } from './read-draft'
import { loadRecord, updatePatient } from './store'

interface ReplaceInput extends Pick<PatientDraft, 'document'> {
  readonly id: string
  readonly name?: string | undefined
}

/**
 * Gives a person another document: a newborn whose ID has come stays the same person, under the same id, and its
 * certificate stays with its last day (rules D-ID-05). Where the document says something else than the record, or
 * belongs to another row, staff look at both first; nothing changes until then. The answer is the same: that neither
 * words nor time tell whether a number is known, and how it stands the person's own row says.
 *
 * @throws not_found, delegate_not_permitted, input_invalid for a name that is none, busy when staff merged somebody at
 * this moment, and what `parseDocument` and `decideReplacement` return
 */
export async function replacePatientDocument(
  ctx: WriteContext,
  input: ReplaceInput,
): Promise<Record<string, never>> {
  const { tx, account, fieldCrypto } = ctx
  const at = ctx.now()
  const read = await readDocument(ctx, input.document)
  const { document, numberIndex, today } = read
  const name = input.name === undefined ? null : readName(input.name)
  const scope = await guardianScope(tx, account, input.id, today)
  const other = await lockWithHolder(ctx, scope.patientId, read, at)
  const record = await loadRecord(tx, scope)
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
  }
  if (decision === 'replace') {
    await replaceDocument(tx, next)
    await ctx.access.followCard(ctx, { patientId: scope.patientId }, at)
    if (nameCipher) await updatePatient(tx, scope, { nameCipher, nameIsTemporary: false })
  }
  return {}
}

/**
 * Locks the document, the person and whoever else has it. A merge that ended the other row while we waited for it would
 * leave staff a question about nobody; the phone sends the same intent again and finds who has the document now.
 *
 * @returns the other one, or null
 */
async function lockWithHolder(
  { tx, account }: WriteContext,
  patientId: string,
  { numberIndex, today }: ReadDocument,
  at: Date,
): Promise<string | null> {
  const findOther = async () => {
    const holder = await findDocumentHolder(tx, account.id, numberIndex, at, today)
    return holder && holder.patientId !== patientId ? holder.patientId : null
  }
  await lockDocument(tx, numberIndex)
  const other = await findOther()
  const locked = await lockPatients(tx, other === null ? [patientId] : [patientId, other])
  if (!locked.includes(patientId)) throw new DomainError('not_found')
  if (other !== null && (await findOther()) !== other) throw new DomainError('busy')
  return other
}

function readName(typed: string): string {
  const read = parsePersonName(typed)
  if ('fault' in read) throw new DomainError('input_invalid', { fields: ['name'], reason: read.fault })
  return read.name
}
