import { localDateOf } from '#domain/kernel/time'
import { afterSilence } from '#domain/waitlist/silence'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { countSilence } from './entry-store'
import { offerSeat } from './offer-seat'
import { lockRunOutOffer } from './offer-store'

/**
 * An offer ran out unanswered: the next in line is asked, and whoever was silent too often waits no longer until they
 * say so. An offer that was answered, or that has some time left, stays as it is.
 */
export async function endOffer(tx: Transaction, ctx: UnattendedContext, offerId: string): Promise<void> {
  const now = ctx.now()
  const offer = await lockRunOutOffer(tx, offerId, now)
  if (!offer) return
  const { entryId, patientId, region } = offer
  const after = afterSilence(offer.silences, waitlistRule(await ctx.rules(), region, localDateOf(now)))
  if ((await countSilence(tx, entryId, after, now)) && after.status === 'paused') {
    const told = {
      kind: 'waitlist-paused',
      to: { everybodyActingFor: patientId },
      byAccountId: null,
    } as const
    await ctx.notices.tell(tx, { ...told, patientId, onceKey: `waitlist-paused:${offer.id}` }, now)
  }
  await offerSeat(tx, ctx, offer.seatId)
}
