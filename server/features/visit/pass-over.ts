import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { findInLine } from './line-store'
import { recordStep } from './record-step'
import { markPassed } from './step-store'

/**
 * Called and not there: the next is called, and they wait at the end of the line from now on.
 *
 * @throws not_found; appointment_state for somebody who was not called
 */
export async function passOver(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
): Promise<Record<string, never>> {
  const row = await findInLine(ctx.tx, lineReach(ctx.staff), input.appointmentId)
  if (!row) throw new DomainError('not_found')
  if (!(await markPassed(ctx.tx, row.appointmentId, ctx.now()))) {
    throw new DomainError('appointment_state', { from: row.status, to: row.status })
  }
  await recordStep(ctx, 'visit.pass', row.patientId)
  return {}
}
