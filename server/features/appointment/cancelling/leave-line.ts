import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { lockSlots, moveStatus, returnSeat } from '../placing/seat-store'
import { findForStaff } from '../present/day-store'
import { giveFeeBack } from './fee'

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
  await lockSlots(ctx.tx, [seen.slotId])
  const step = { from: seen.status === 'booked' ? 'booked' : 'checked-in', to: 'cancelled' } as const
  const moved = await moveStatus(ctx.tx, {
    appointmentId: seen.id,
    ...step,
    byAccountId: ctx.staff.accountId,
    now,
  })
  if (!moved) throw new DomainError('appointment_state', { from: seen.status, to: step.to })
  await returnSeat(ctx.tx, seen.id, now)
  await giveFeeBack(ctx.tx, ctx, seen.id)
  await ctx.access.seatsFreed(ctx.tx, ctx, [seen.id], now)
  // Whoever stands at the desk knows; whoever is at home may not be who rang.
  if (step.from === 'booked') await tellCancelled(ctx, seen, now)
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
