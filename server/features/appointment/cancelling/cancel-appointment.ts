import { bookingRule } from '#domain/appointment/booking-rules'
import { decideCancel } from '#domain/appointment/cancel'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { findAppointment } from '../appointment-store'
import { lockAccountAndPatient } from '../placing/seat-store'
import { giveBackSeat } from './give-back-seat'

export const STATUS_NOTE = 'appointment.status-note'

/**
 * Cancels a booking and gives its seat back at once. Free until the end of the day before, late afterwards (BK-09).
 *
 * @throws not_found alike for absent and other families' appointments; appointment_state when it cannot be cancelled
 */
export async function cancelAppointment(
  ctx: WriteContext,
  input: { readonly id: string; readonly reason?: string | undefined },
): Promise<{ status: 'cancelled' | 'late-cancelled' }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const seen = await findAppointment(ctx.tx, ctx.account.id, input.id, today)
  if (!seen) throw new DomainError('not_found')
  await lockAccountAndPatient(
    ctx.tx,
    await ctx.access.careScope(ctx.tx, ctx.account, seen.patientId, today),
    now,
  )
  const rule = bookingRule(await ctx.rules(), seen.region, 'BK-09', today)
  const to = decideCancel(seen, now, rule)
  await giveBackSeat(ctx, {
    appointmentId: seen.id,
    slotId: seen.slotId,
    from: 'booked',
    to,
    byAccountId: ctx.account.id,
    now,
    noteCipher: input.reason ? ctx.fieldCrypto.seal(STATUS_NOTE, input.reason) : null,
  })
  return { status: to }
}
