import { missedFrom } from '#domain/appointment/arrival'
import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { findInLine } from './line-store'
import { missedNotice } from './missed-notice'
import { recordStep } from './record-step'
import { markMissed } from './step-store'

/**
 * Nobody came (BK-10).
 *
 * @throws not_found; no_show_too_soon with the moment from which on; appointment_state
 */
export async function markNoShow(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
): Promise<Record<string, never>> {
  const now = ctx.now()
  const row = await findInLine(ctx.tx, lineReach(ctx.staff), input.appointmentId)
  if (!row) throw new DomainError('not_found')
  const from = missedFrom(row.start, {
    'BK-10': bookingRule(await ctx.rules(), row.region, 'BK-10', row.day),
  })
  if (now <= from) throw new DomainError('no_show_too_soon', { from: toIsoShanghai(from) })
  const step = { appointmentId: row.appointmentId, byAccountId: ctx.staff.accountId, now }
  if (!(await markMissed(ctx.tx, step))) {
    throw new DomainError('appointment_state', { from: row.status, to: 'no-show' })
  }
  await ctx.notices.tell(ctx.tx, missedNotice(row), now)
  await recordStep(ctx, 'visit.markNoShow', row.patientId)
  return {}
}
