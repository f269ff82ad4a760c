import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { findForStaff } from '../present/day-store'
import { giveBackSeat } from './give-back-seat'

/**
 * They told the desk that they are not coming, or came, waited and went home: the seat goes back and so does what was
 * paid, and nothing counts against them (rules BK-09: staff may always cancel; BK-17).
 *
 * @throws not_found; appointment_state unless they had booked or checked in
 */
export async function leaveLine(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
): Promise<Record<string, never>> {
  const seen = await findForStaff(ctx.tx, lineReach(ctx.staff), input.appointmentId)
  if (!seen) throw new DomainError('not_found')
  const now = ctx.now()
  const from = seen.status === 'booked' ? 'booked' : 'checked-in'
  await giveBackSeat(ctx, {
    appointmentId: seen.id,
    slotId: seen.slotId,
    from,
    to: 'cancelled',
    byAccountId: ctx.staff.accountId,
    now,
  })
  // Whoever stands at the desk knows; whoever is at home may not be who rang.
  if (from === 'booked') await tellCancelled(ctx, seen, now)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'visit.leave',
    patientIds: [seen.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return {}
}

function tellCancelled(
  { tx, notices, staff }: StaffWriteContext,
  { id: appointmentId, patientId }: { readonly id: string; readonly patientId: string },
  now: Date,
): Promise<void> {
  const kind = 'appointment-cancelled'
  const to = { everybodyActingFor: patientId }
  const onceKey = `cancelled-at-desk:${appointmentId}`
  return notices.tell(tx, { kind, to, byAccountId: staff.accountId, patientId, appointmentId, onceKey }, now)
}
