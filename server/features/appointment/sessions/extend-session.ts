import { bookingRule } from '#domain/appointment/booking-rules'
import { refuseExtension, slotsAtTheEnd } from '#domain/appointment/extend-session'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { appendSlots, listSessionSlots, lockSession } from '../suspension/suspension-store'

/**
 * The consultation goes on longer: slots like its first are added at its end (BK-EXTEND). Their seats are asked of
 * whoever waits before everybody sees them, and who let it go on stands on the board.
 *
 * @throws not_found alike for absent sessions and those out of reach; session_over; session_extend_limit;
 * practitioner_elsewhere when the doctor's next consultation has begun by then
 */
export async function extendSession(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string; readonly slots: number },
): Promise<{ end: string }> {
  const now = ctx.now()
  const session = await lockSession(ctx.tx, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const slots = await listSessionSlots(ctx.tx, session.id)
  const [like] = slots
  const last = slots.at(-1)
  if (!like || !last || session.status !== 'open' || session.end <= now) throw new DomainError('session_over')
  const rule = bookingRule(await ctx.rules(), session.region, 'BK-EXTEND', localDateOf(now))
  const refusal = refuseExtension(session, like, input.slots, rule)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const added = slotsAtTheEnd(session, like, input.slots, last.lastNumber + 1)
  const seats = await appendSlots(ctx.tx, session, { slots: added, byAccountId: ctx.staff.accountId, now })
  const kept = await ctx.access.keepSeats(ctx.tx, seats, now)
  await ctx.access.seatsLeft(
    ctx.tx,
    kept.map(({ id }) => id),
  )
  return { end: toIsoShanghai(added.at(-1)?.end ?? session.end) }
}
