import { DomainError } from '#domain/kernel/errors'
import { MINUTE_MS } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { findSession, listLine } from './line-store'
import { waitingLine } from './read-board'
import { recordStep } from './record-step'
import { lockSession, markCalled } from './step-store'

/**
 * Calls the first of the line. The line is locked, so two taps call one person: the second finds them called and
 * calls the same again. Whoever looks after the person is told on their phone. The board says who it is: the answer
 * of an intent is kept in plain text.
 *
 * @throws not_found; visit_in_progress while the last visit is not written down; queue_empty
 */
export async function callNext(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string },
): Promise<{ appointmentId: string; number: number }> {
  const now = ctx.now()
  const session = await findSession(ctx.tx, lineReach(ctx.staff), input.sessionId, now)
  if (!session) throw new DomainError('not_found')
  await lockSession(ctx.tx, session.id)
  const line = await listLine(ctx.tx, session.id)
  if (line.some(({ status }) => status === 'in-visit')) throw new DomainError('visit_in_progress')
  const next = waitingLine(line)[0]
  if (!next) throw new DomainError('queue_empty')
  await markCalled(ctx.tx, next.appointmentId, now)
  await recordStep(ctx, 'visit.callNext', next.patientId)
  await ctx.notices.tell(
    ctx.tx,
    {
      kind: 'called',
      to: { everybodyActingFor: next.patientId },
      byAccountId: ctx.account.id,
      patientId: next.patientId,
      appointmentId: next.appointmentId,
      facts: { room: session.room, number: next.number },
      // Two taps within a minute are one call.
      onceKey: `called:${next.appointmentId}:${Math.floor(now.getTime() / MINUTE_MS)}`,
    },
    now,
  )
  return { appointmentId: next.appointmentId, number: next.number }
}
