import type { IntendingContext } from '../../../platform/api/idempotency'
import { BOOKING_DESK } from '../booking/booking-desk'
import { openingAround } from '../slots/opening-around'
import type { HeldAnswer } from './held-answer'

/**
 * Keeps a seat for some minutes while the family reads and confirms (BK-13), decided together with whatever others ask
 * for at the same moment. An account holds one seat: a new hold lets go of the old one.
 *
 * @throws every refusal of the booking ladder (domain/appointment/refuse-booking.ts)
 */
export async function holdSlot(
  ctx: IntendingContext,
  input: { readonly slotId: string; readonly patientId: string },
): Promise<HeldAnswer> {
  const opensAt = await openingAround(ctx, input.slotId)
  const answer = await ctx.admit(BOOKING_DESK, { ctx, input, as: 'held', opensAt })
  if (!('holdId' in answer)) throw new Error('asked for a hold and got a booking')
  return answer
}
