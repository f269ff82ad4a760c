import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { lockSlots } from '../placing/seat-store'
import { dropExtras } from '../present/extra-store'
import { lockSuspendedIn } from './equivalent-store'
import { offerSeats } from './keep-equivalents'
import { listSessionSlots, lockSession, reopenSlots, setSessionStatus } from './suspension-store'

/**
 * The consultation is held after all. Nobody is moved back over their heads: whoever has not taken another time is
 * offered the old one, their own seat kept for it, beside what was offered before; what is left opens to everybody.
 *
 * @throws not_found alike for absent sessions and those out of reach; session_over unless it is stopped and some of it
 * is still ahead
 */
export async function resumeSession(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string },
): Promise<{ offered: number }> {
  const now = ctx.now()
  const session = await lockSession(ctx.tx, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const slots = await listSessionSlots(ctx.tx, session.id)
  const ahead = slots.filter(({ start }) => start > now)
  if (session.status !== 'suspended' || ahead.length === 0) throw new DomainError('session_over')
  const slotIds = slots.map(({ id }) => id)
  await lockSlots(ctx.tx, slotIds)
  await setSessionStatus(ctx.tx, session, 'open')
  const aheadIds = ahead.map(({ id }) => id)
  await reopenSlots(ctx.tx, aheadIds, now)
  const visits = await lockSuspendedIn(ctx.tx, aheadIds)
  const wanted = visits.map((visit) => ({ ...visit, visitId: visit.id, kind: 'original' as const }))
  const kept = await offerSeats(ctx, session.region, wanted)
  await dropExtras(ctx.tx, slotIds)
  await ctx.notices.tellAll(
    ctx.tx,
    visits.map(({ id, patientId, start }) => ({
      kind: 'appointment-resumed',
      to: { everybodyActingFor: patientId },
      byAccountId: ctx.account.id,
      patientId,
      appointmentId: id,
      facts: { until: toIsoShanghai(kept.get(id) ?? start) },
      onceKey: `resumed:${id}:${toIsoShanghai(now)}`,
    })),
    now,
  )
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'session.resume',
    patientIds: visits.map(({ patientId }) => patientId),
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { offered: visits.length }
}
