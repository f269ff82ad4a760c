import { DomainError } from '#domain/kernel/errors'
import type { IntendingContext } from '../../../platform/api/idempotency'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import type { BookedAnswer } from '../booking/announce-booked'
import { BOOKING_DESK } from '../booking/booking-desk'
import { openingAround } from '../slots/opening-around'
import { isSlotReached } from './caller-store'
import { assertNotOwnFamily } from './read-caller'

/**
 * 电话预约: staff book a seat for somebody who rings and may have no account (journeys E1 47). It is asked for at the desk
 * of all bookings, in the same line and by the same ladder: staff have no seat earlier and none that is not on show. What
 * differs is who booked it: the member of staff, at their place, which the appointment and the log say.
 *
 * @throws not_found alike for slots out of reach and people whose number nobody read out; not_permitted for one's own
 * family; every refusal of the booking ladder but the ban (BK-12)
 */
export async function bookForCaller(
  ctx: StaffContext & IntendingContext,
  input: { readonly slotId: string; readonly patientId: string; readonly isSelf: boolean },
): Promise<BookedAnswer> {
  const { slotId, patientId } = input
  const counter = await ctx.access.counterScope(ctx.db, ctx, input, ctx.now())
  await assertNotOwnFamily(ctx, patientId)
  if (!(await isSlotReached(ctx.db, lineReach(ctx.staff), slotId))) throw new DomainError('not_found')
  const opensAt = await openingAround(ctx, slotId)
  const answer = await ctx.admit(BOOKING_DESK, { ctx, input, as: 'booked', counter, opensAt })
  if (!('status' in answer)) throw new Error('asked for a booking and got a hold')
  return answer
}
