import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { lineReach } from '../../platform/session-reach'
import { STATUS_NOTE } from './cancel-appointment'
import { suspendOpenSession, takeBackSeats } from './day-store'
import { giveFeeBack } from './fee'
import { lockSlots } from './seat-store'

/**
 * The doctor cannot hold the session: every booking is suspended, its seat goes back, and everybody who looks after
 * a patient is told at once. A family may then move without limits of its own (BK-16). Whoever is inside is seen.
 *
 * @throws not_found alike for absent sessions and those out of reach; session_over
 */
export async function suspendSession(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string; readonly reason: string },
): Promise<{ suspended: number }> {
  const now = ctx.now()
  const session = await suspendOpenSession(ctx.tx, lineReach(ctx.staff), input.sessionId, now)
  if (!session) throw new DomainError('not_found')
  if (session === 'over') throw new DomainError('session_over')
  await lockSlots(ctx.tx, session.slotIds)
  const moved = await takeBackSeats(ctx.tx, {
    slotIds: session.slotIds,
    byAccountId: ctx.staff.accountId,
    noteCipher: ctx.fieldCrypto.seal(STATUS_NOTE, input.reason),
    now,
  })
  const suspended = moved.filter(({ status }) => status === 'suspended')
  for (const { id, patientId } of suspended) {
    await giveFeeBack(ctx.tx, ctx, id)
    await ctx.notices.tell(
      ctx.tx,
      {
        kind: 'appointment-suspended',
        to: { everybodyActingFor: patientId },
        byAccountId: ctx.account.id,
        patientId,
        appointmentId: id,
        onceKey: `suspended:${id}`,
      },
      now,
    )
  }
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'session.suspend',
    patientIds: suspended.map(({ patientId }) => patientId),
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { suspended: suspended.length }
}
