import * as z from 'zod/mini'
import { localDateOf } from '#domain/kernel/time'
import type { Context, UnattendedContext } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { endOffer } from './end-offer'
import { closePassed } from './entry-store'
import { offerSeat } from './offer-seat'
import { listRunOutOffers } from './offer-store'
import { listStuckSeats } from './seat-store'
import { OFFER_OVER_TASK, OFFER_SEAT_TASK, SWEEP_WAITLIST_TASK } from './tasks'

type Needs = UnattendedContext & Pick<Context, 'db' | 'transaction'>

const OfferSeat = z.object({ seatId: z.uuid() })
const OfferOver = z.object({ offerId: z.uuid() })

/** What the waitlist does by the clock. Each may run twice or late without doing harm. */
export function waitlistTasks(needs: Needs): Tasks {
  const { transaction } = needs
  return {
    [OFFER_SEAT_TASK]: (payload) =>
      transaction((tx) => offerSeat(tx, needs, OfferSeat.parse(payload).seatId)),
    [OFFER_OVER_TASK]: (payload) =>
      transaction((tx) => endOffer(tx, needs, OfferOver.parse(payload).offerId)),
    [SWEEP_WAITLIST_TASK]: () => sweep(needs),
  }
}

/** Finds what lost its job: offers that ran out, seats that nobody is asked about, entries whose days are over. */
async function sweep(needs: Needs): Promise<void> {
  const { db, transaction, now } = needs
  for (const id of await listRunOutOffers(db, now())) await transaction((tx) => endOffer(tx, needs, id))
  for (const id of await listStuckSeats(db)) await transaction((tx) => offerSeat(tx, needs, id))
  await transaction(async (tx) => {
    const at = now()
    for (const { id, patientId } of await closePassed(tx, localDateOf(at), at)) {
      const told = {
        kind: 'waitlist-closed',
        to: { everybodyActingFor: patientId },
        byAccountId: null,
      } as const
      await needs.notices.tell(tx, { ...told, patientId, onceKey: `waitlist-closed:${id}` }, at)
    }
  })
}

/** Every offer has a job of its own; once a minute those whose job was lost or came too early. */
export const WAITLIST_CRON: readonly CronItem[] = [{ task: SWEEP_WAITLIST_TASK, match: '* * * * *' }]
