import { VACCINES } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import { prescriptionItemInWords } from '#domain/record/prescription'
import { type RecordLine, recordInWords } from '#domain/visit/record-in-words'
import type { AccountContext } from '../../platform/context'
import { openItems, openVisit } from '../../platform/sealing/entry-seal'
import { findFamilyVisit } from './visit-store'

export interface VisitSummary {
  readonly lines: readonly RecordLine[]
  /** Of a visit that was a check-up: the check-up has the words. */
  readonly checkupId: string | null
}

/**
 * What the doctor wrote down, in the family's words.
 *
 * @throws not_found alike for other families' visits and for those without a record; patient_is_adolescent for the
 * guardian of somebody who has not agreed to be read; delegate_not_permitted for what the doctor restricted
 */
export async function readSummary(
  ctx: AccountContext,
  input: { readonly appointmentId: string },
): Promise<VisitSummary> {
  const today = localDateOf(ctx.now())
  const visit = await findFamilyVisit(ctx.db, ctx.account.id, input.appointmentId, today)
  if (!visit || !(visit.recordCipher ?? visit.checkupId ?? visit.vaccines[0]))
    throw new DomainError('not_found')
  if (!seesRecords(visit, today)) throw new DomainError('patient_is_adolescent')
  if (visit.isWithheld) throw new DomainError('delegate_not_permitted')
  const { recordCipher, checkupId, vaccines, day } = visit
  const drugs = visit.prescriptions.flatMap((sealed) => openItems(ctx.fieldCrypto, sealed))
  return {
    lines: [
      ...(recordCipher ? recordInWords(openVisit(ctx.fieldCrypto, recordCipher), day) : []),
      ...vaccines.map((code) => ({ nameZh: '接种', valueZh: VACCINES[code].nameZh })),
      ...drugs.map((item) => ({ nameZh: item.drug, valueZh: prescriptionItemInWords(item) })),
    ],
    checkupId,
  }
}
