import { bookingRule } from '#domain/appointment/booking-rules'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { enqueue } from '../../platform/jobs'

import { placeAppointment } from './place-appointment'
import { EXPIRE_HOLD_TASK } from './tasks'

/**
 * Keeps a seat for some minutes while the family reads and confirms (BK-13). An account holds one seat: a new hold
 * lets go of the old one.
 *
 * @throws every refusal of the booking ladder (domain/appointment/refuse-booking.ts)
 */
export async function holdSlot(
  ctx: WriteContext,
  input: { readonly slotId: string; readonly patientId: string },
): Promise<{ holdId: string; expiresAt: string; serverTime: string }> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId)
  const { holdMinutes } = bookingRule(await ctx.rules(), '*', 'BK-13', localDateOf(now))
  const holdExpiresAt = new Date(now.getTime() + holdMinutes * 60_000)
  const held = await placeAppointment(ctx, {
    slotId: input.slotId,
    scope,
    status: 'held',
    holdExpiresAt,
    reason: null,
    rescheduledFrom: null,
    now,
  })
  await enqueue(ctx.tx, EXPIRE_HOLD_TASK, { appointmentId: held.id }, { runAt: holdExpiresAt })
  return { holdId: held.id, expiresAt: toIsoShanghai(holdExpiresAt), serverTime: toIsoShanghai(now) }
}
