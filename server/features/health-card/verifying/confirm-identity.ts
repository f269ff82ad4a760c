import { recordNumber } from '#domain/health-card/record-number'
import { DomainError } from '#domain/kernel/errors'
import { instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { confirmPerson, lockConfirmable, nextSequence } from './desk-store'

const MIDNIGHT = localTime('00:00')

/**
 * The desk has seen the document: the person is verified, and where the place has an area code their record gets its
 * number (rules D-CARD-07). Only of somebody whose card was shown here today, or who is expected here today. A card that
 * waits for an answer about its document goes on waiting: that question has a desk of its own.
 *
 * @throws not_found for everybody else; not_permitted for one's own family
 */
export async function confirmIdentity(
  ctx: StaffWriteContext,
  { patientId }: { readonly patientId: string },
): Promise<{ verification: 'staff'; recordNumber: string | null }> {
  const { tx, staff } = ctx
  const at = ctx.now()
  const today = localDateOf(at)
  const here = { since: instantAt(today, MIDNIGHT), day: today }
  const found = await lockConfirmable(tx, staff, patientId, here)
  if (!found) throw new DomainError('not_found')
  if (await ctx.access.actsForOneOf(tx, staff.accountId, [patientId], today)) {
    throw new DomainError('not_permitted')
  }
  const number = found.recordNumber ?? (await newRecordNumber(ctx, found.areaCode))
  await confirmPerson(tx, staff, { patientId, cardId: found.cardId, recordNumber: number })
  await ctx.audit.record(tx, {
    by: staff,
    purpose: 'identity-check',
    action: 'healthCard.confirmIdentity',
    patientIds: [patientId],
    fields: ['document', 'card'],
    at,
    requestId: ctx.requestId,
  })
  return { verification: 'staff', recordNumber: number }
}

async function newRecordNumber(ctx: StaffWriteContext, areaCode: string | null): Promise<string | null> {
  if (!areaCode) return null
  const sequence = await nextSequence(ctx.tx, areaCode)
  if (sequence === null) ctx.log.warn({ areaCode }, 'all record numbers of an area are given')
  return sequence === null ? null : recordNumber(areaCode, sequence)
}
