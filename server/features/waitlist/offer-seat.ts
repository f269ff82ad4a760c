import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { lineFor } from '#domain/waitlist/line'
import { isForEverybody, offerEndsAt } from '#domain/waitlist/offer-time'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { enqueue } from '../../platform/jobs'
import { closeEntry } from './entry-store'
import { type InLineRow, insertOffer, listLine, withdrawOffers } from './offer-store'
import { dropSeat, lockSeat, returnToPad, type SeatRow } from './seat-store'
import { OFFER_OVER_TASK } from './tasks'

/** Of whom the rules are asked in one go. Mostly the first may have the seat; where many may not, the slot is locked. */
const ASKED_TOGETHER = 50

/**
 * Offers a seat to the first in line whom the booking rules let have it; when there is nobody, or the visit is too near,
 * it is everybody's. One that was made for somebody else goes away (BK-06). Again, or after a crash, it does what is
 * still to be done.
 */
export async function offerSeat(tx: Transaction, ctx: UnattendedContext, seatId: string): Promise<void> {
  const now = ctx.now()
  const seat = await lockSeat(tx, seatId)
  if (!seat || seat.isGone || seat.isKept) return
  if (seat.isSuspended) await withdrawOffers(tx, seat.id, now)
  else if (seat.isExtra) return dropSeat(tx, seat, now)
  else if (seat.isOffered || (await offerToFirst(tx, ctx, seat, now))) return
  await returnToPad(tx, seat, now)
}

/** @returns whether somebody is asked now */
async function offerToFirst(
  tx: Transaction,
  ctx: UnattendedContext,
  seat: SeatRow,
  now: Date,
): Promise<boolean> {
  const rule = waitlistRule(await ctx.rules(), seat.region, localDateOf(now))
  if (isForEverybody(seat.start, now, rule)) return false
  const expiresAt = offerEndsAt(seat.start, now, rule)
  const line = lineFor(seat, await listLine(tx, seat))
  for (let first = 0; first < line.length; first += ASKED_TOGETHER) {
    const asked = line.slice(first, first + ASKED_TOGETHER)
    const refusals = await ctx.access.refuseOffered(tx, ctx, seat.slotId, asked)
    for (const [place, entry] of asked.entries()) {
      const refusal = refusals[place]
      if (refusal?.code === 'booking_banned') await closeBanned(tx, ctx, entry, now)
      if (refusal) continue
      const offerId = await insertOffer(tx, { seatId: seat.id, entryId: entry.id, now, expiresAt })
      if (!offerId) continue
      await enqueue(tx, OFFER_OVER_TASK, { offerId }, { runAt: expiresAt })
      await tellOffered(tx, ctx, { offerId, patientId: entry.patientId, seat, expiresAt }, now)
      return true
    }
  }
  return false
}

/** Who may not book may not wait either (rules D-BK, Waitlist). */
async function closeBanned(
  tx: Transaction,
  { notices }: UnattendedContext,
  { id, patientId }: InLineRow,
  now: Date,
): Promise<void> {
  if (!(await closeEntry(tx, id, 'banned', now))) return
  const told = { kind: 'waitlist-closed', to: { everybodyActingFor: patientId }, byAccountId: null } as const
  await notices.tell(
    tx,
    { ...told, patientId, facts: { reason: 'banned' }, onceKey: `waitlist-closed:${id}` },
    now,
  )
}

async function tellOffered(
  tx: Transaction,
  { notices }: UnattendedContext,
  told: {
    readonly offerId: string
    readonly patientId: string
    readonly seat: SeatRow
    readonly expiresAt: Date
  },
  now: Date,
): Promise<void> {
  const { offerId, patientId, seat, expiresAt } = told
  const { organizationName, room, number, service } = seat
  await notices.tell(
    tx,
    {
      kind: 'waitlist-offered',
      to: { everybodyActingFor: patientId },
      byAccountId: null,
      patientId,
      facts: {
        start: toIsoShanghai(seat.start),
        organizationName,
        room,
        number,
        service,
        until: toIsoShanghai(expiresAt),
        offerId,
      },
      onceKey: `waitlist-offered:${offerId}`,
    },
    now,
  )
}
