import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import { type RecordLine, recordInWords } from '#domain/visit/record-in-words'
import type { AccountContext } from '../../platform/context'
import { openRecord } from './visit-record-seal'
import { findFamilyVisit } from './visit-store'

/**
 * What the doctor wrote down, in the family's words.
 *
 * @throws not_found alike for other families' visits and for those without a record; patient_is_adolescent for the
 * guardian of somebody who has not agreed to be read
 */
export async function readSummary(
  ctx: AccountContext,
  input: { readonly appointmentId: string },
): Promise<{ lines: readonly RecordLine[] }> {
  const today = localDateOf(ctx.now())
  const visit = await findFamilyVisit(ctx.db, ctx.account.id, input.appointmentId, today)
  if (!visit?.recordCipher) throw new DomainError('not_found')
  if (!seesRecords(visit, today)) throw new DomainError('patient_is_adolescent')
  return { lines: recordInWords(openRecord(ctx.fieldCrypto, visit.recordCipher), visit.day) }
}
