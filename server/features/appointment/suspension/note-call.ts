import type { CallOutcome } from '#domain/appointment/suspension-call'
import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { findSuspendedVisit, insertCall } from './call-store'

/**
 * The desk rang a family whose visit was taken back: colleagues see it on their own screens, and nobody is rung twice.
 *
 * @throws not_found alike for absent visits, those out of reach, and those that have another time by now
 */
export async function noteSuspensionCall(
  ctx: StaffWriteContext,
  { appointmentId, outcome }: { readonly appointmentId: string; readonly outcome: CallOutcome },
): Promise<Record<string, never>> {
  const now = ctx.now()
  const visit = await findSuspendedVisit(ctx.tx, lineReach(ctx.staff), appointmentId)
  if (!visit) throw new DomainError('not_found')
  await insertCall(ctx.tx, { appointmentId, outcome, byAccountId: ctx.staff.accountId, calledAt: now })
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'session.noteCall',
    patientIds: [visit.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return {}
}
