import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { treatingReach } from '../../platform/scope/session-reach'
import { findInLine } from './line-store'
import { recordStep } from './record-step'
import { insertVisit, lockPractitioner } from './step-store'

/**
 * The child is in the room. Who treats, and whether their certificate holds today, is written down now and never
 * changes: it decides later what the plan pays.
 *
 * @throws not_found; visit_in_progress; appointment_state unless they have checked in
 */
export async function startVisit(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
): Promise<{ startedAt: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const row = await findInLine(ctx.tx, treatingReach(ctx.staff), input.appointmentId)
  if (!row) throw new DomainError('not_found')
  if (await lockPractitioner(ctx.tx, row.practitionerId, today)) throw new DomainError('visit_in_progress')
  const begun = await insertVisit(ctx.tx, {
    appointmentId: row.appointmentId,
    byAccountId: ctx.staff.accountId,
    now,
    patientId: row.patientId,
    organizationId: row.organizationId,
    practitionerId: row.practitionerId,
    day: today,
  })
  if (!begun) throw new DomainError('appointment_state', { from: row.status, to: 'in-visit' })
  await recordStep(ctx, 'visit.start', row.patientId)
  return { startedAt: toIsoShanghai(now) }
}
