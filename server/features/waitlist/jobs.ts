import * as z from 'zod/mini'
import { localDateOf } from '#domain/kernel/time'
import type { Context, UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { eachDue } from '../../platform/job-pages'
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

type Work = (tx: Transaction, ctx: UnattendedContext) => Promise<void>

/** What the waitlist does by the clock. Each may run twice or late without doing harm. */
export function waitlistTasks(needs: Needs): Tasks {
  // The rules are read before the transaction opens: it must not wait for a second connection.
  const settle = async (work: Work): Promise<void> => {
    const rules = await needs.rules()
    await needs.transaction((tx) => work(tx, { ...needs, rules: async () => rules }))
  }
  return {
    [OFFER_SEAT_TASK]: (payload) => settle((tx, ctx) => offerSeat(tx, ctx, OfferSeat.parse(payload).seatId)),
    [OFFER_OVER_TASK]: (payload) => settle((tx, ctx) => endOffer(tx, ctx, OfferOver.parse(payload).offerId)),
    [SWEEP_WAITLIST_TASK]: async () => {
      const { db, now } = needs
      const parts = [
        async () =>
          eachDue(await listRunOutOffers(db, now()), (id) => settle((tx, ctx) => endOffer(tx, ctx, id))),
        async () => eachDue(await listStuckSeats(db), (id) => settle((tx, ctx) => offerSeat(tx, ctx, id))),
        () => settle(endPassed),
      ]
      await eachDue(parts, (part) => part())
    },
  }
}

/** Whose days are over waits no longer, and is told. */
async function endPassed(tx: Transaction, { notices, now }: UnattendedContext): Promise<void> {
  const at = now()
  for (const { id, patientId } of await closePassed(tx, localDateOf(at), at)) {
    const told = {
      kind: 'waitlist-closed',
      to: { everybodyActingFor: patientId },
      byAccountId: null,
    } as const
    await notices.tell(tx, { ...told, patientId, onceKey: `waitlist-closed:${id}` }, at)
  }
}

/** Every offer has a job of its own; once a minute what lost it: offers that ran out, seats that nobody is asked about. */
export const WAITLIST_CRON: readonly CronItem[] = [{ task: SWEEP_WAITLIST_TASK, match: '* * * * *' }]
