import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { enqueue } from '../../platform/jobs'
import { placeAppointment } from './place-appointments'
import { lockAccountAndPatient } from './seat-store'
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
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const family = await lockAccountAndPatient(ctx.tx, scope, now)
  const { id, holdExpiresAt } = await placeAppointment(
    ctx,
    { slotId: input.slotId, scope, family, status: 'held', reason: null, rescheduledFrom: null },
    now,
  )
  if (!holdExpiresAt) throw new Error('a hold without an end')
  await enqueue(ctx.tx, EXPIRE_HOLD_TASK, { appointmentId: id }, { runAt: holdExpiresAt })
  return { holdId: id, expiresAt: toIsoShanghai(holdExpiresAt), serverTime: toIsoShanghai(now) }
}
