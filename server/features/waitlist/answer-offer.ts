import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { BookedSeat } from '../../platform/access/waitlist'
import type { WriteContext } from '../../platform/context'
import { enqueue } from '../../platform/jobs'
import { answerOffer, findOfferOf, type OfferRow } from './offer-store'
import { handSeatOver, lockSeat } from './seat-store'
import { OFFER_SEAT_TASK } from './tasks'

type One = { readonly id: string }

/**
 * Books the seat that is offered, through the one way in which seats are booked. Whichever of a family answers first
 * has answered (journeys E1 31); a refusal of the booking rules leaves the offer as it is.
 *
 * @throws not_found alike for absent and other families' offers; offer_over when it ran out or was answered; what the
 * booking rules say of the person; slot_suspended, slot_started
 */
export async function acceptOffer(ctx: WriteContext, { id }: One): Promise<BookedSeat> {
  const now = ctx.now()
  const offer = await findOffer(ctx, id)
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, offer.patientId, localDateOf(now))
  return ctx.access.bookOffered(ctx, {
    scope,
    slotId: offer.slotId,
    handOver: async () => {
      await settle(ctx, offer, 'accepted')
      await handSeatOver(ctx.tx, offer.seatId, now)
    },
  })
}

/**
 * Refuses this one seat; the place in line stays.
 *
 * @throws not_found, offer_over
 */
export async function declineOffer(ctx: WriteContext, { id }: One): Promise<{ status: 'declined' }> {
  const offer = await findOffer(ctx, id)
  await lockSeat(ctx.tx, offer.seatId)
  await settle(ctx, offer, 'declined')
  await enqueue(ctx.tx, OFFER_SEAT_TASK, { seatId: offer.seatId })
  return { status: 'declined' }
}

async function findOffer(ctx: WriteContext, id: string): Promise<OfferRow> {
  const offer = await findOfferOf(ctx.tx, ctx.account.id, id, localDateOf(ctx.now()))
  if (!offer) throw new DomainError('not_found')
  return offer
}

async function settle(ctx: WriteContext, { id }: OfferRow, status: 'accepted' | 'declined'): Promise<void> {
  const answer = { id, status, byAccountId: ctx.account.id, now: ctx.now() }
  if (!(await answerOffer(ctx.tx, answer))) throw new DomainError('offer_over')
}
