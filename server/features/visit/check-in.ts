import { decideArrival } from '#domain/appointment/arrival'
import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Access, StaffWriteContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { findInLine, listLine } from './line-store'
import { waitingLine } from './read-board'
import { recordStep } from './record-step'
import { insertArrival } from './step-store'

export interface CheckedIn {
  readonly status: 'checked-in'
  readonly isLate: boolean
  /** How many are called before them. */
  readonly ahead: number
}

/**
 * Somebody has come, now or when the scanner had no network. Of two desks at the same moment one checks in and the other hears that it is done.
 *
 * @throws not_found, and what `decideArrival` refuses
 */
export async function checkIn(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
  now = ctx.now(),
): Promise<CheckedIn> {
  const row = await findInLine(ctx.tx, lineReach(ctx.staff), input.appointmentId)
  if (!row) throw new DomainError('not_found')
  const rules = await ctx.rules()
  const today = localDateOf(now)
  const arrival = decideArrival(row, now, {
    'BK-10': bookingRule(rules, row.region, 'BK-10', today),
    'BK-22': bookingRule(rules, row.region, 'BK-22', today),
  })
  if ('code' in arrival) throw new DomainError(arrival.code, arrival.facts)
  const step = { appointmentId: row.appointmentId, byAccountId: ctx.staff.accountId, now }
  const { isLate } = arrival
  if (!(await insertArrival(ctx.tx, { ...step, sessionId: row.sessionId, isLate }))) {
    throw new DomainError('appointment_state', { from: 'checked-in', to: 'checked-in' })
  }
  await recordStep(ctx, 'visit.checkIn', row.patientId)
  const line = waitingLine(await listLine(ctx.tx, row.sessionId))
  const ahead = line.findIndex(({ appointmentId }) => appointmentId === row.appointmentId)
  return { status: 'checked-in', isLate, ahead }
}

export const checkInAt: Access['checkIn'] = (ctx, { appointmentId, at }) =>
  checkIn(ctx, { appointmentId }, at)
