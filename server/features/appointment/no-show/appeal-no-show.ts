import { appealOpenUntil } from '#domain/appointment/booking-ban'
import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { findAppointment } from '../appointment-store'
import { insertAppeal, NO_SHOW_REASON } from './appeal-store'

/**
 * A family says why nobody came. The place answers; until then the miss counts (BK-12).
 *
 * @throws not_found alike for absent and other families' appointments; appointment_state when it was not missed;
 * no_show_appeal_over with the last day; no_show_appeal_made
 */
export async function appealNoShow(
  ctx: WriteContext,
  { appointmentId, reason }: { readonly appointmentId: string; readonly reason: string },
): Promise<Record<string, never>> {
  const now = ctx.now()
  const today = localDateOf(now)
  const missed = await findAppointment(ctx.tx, ctx.account.id, appointmentId, today)
  if (!missed) throw new DomainError('not_found')
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, missed.patientId, today)
  if (missed.status !== 'no-show') {
    throw new DomainError('appointment_state', { from: missed.status, to: 'excused' })
  }
  const until = appealOpenUntil(missed.day, bookingRule(await ctx.rules(), missed.region, 'BK-12', today))
  if (today > until) throw new DomainError('no_show_appeal_over', { until })
  const reasonCipher = ctx.fieldCrypto.seal(NO_SHOW_REASON, reason)
  const isFirst = await insertAppeal(ctx.tx, scope, { appointmentId, reasonCipher, now })
  if (!isFirst) throw new DomainError('no_show_appeal_made')
  return {}
}
