import { localDateOf } from '#domain/kernel/time'
import { isForEverybody } from '#domain/waitlist/offer-time'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { Access } from '../../platform/context'
import { enqueueAll } from '../../platform/jobs'
import { handSeatOver, listWaitedFor, takeSeats } from './seat-store'
import { OFFER_SEAT_TASK } from './tasks'

/**
 * Keeps seats that came free for those who wait, before anybody else sees them: in the transaction that freed them, and
 * with the job that offers them. Where nobody waits this is one look. The caller has the slots locked.
 */
export const seatsFreed: Access['seatsFreed'] = async (tx, { rules }, appointmentIds, now) => {
  if (appointmentIds.length === 0) return
  const waitedFor = await listWaitedFor(tx, appointmentIds, now)
  if (waitedFor.length === 0) return
  const table = await rules()
  const today = localDateOf(now)
  const kept = waitedFor.filter(
    ({ start, region }) => !isForEverybody(start, now, waitlistRule(table, region, today)),
  )
  if (kept.length === 0) return
  await seatsLeft(
    tx,
    (await takeSeats(tx, kept, now)).map(({ id }) => id),
  )
}

/** Seats that are kept for somebody else than whoever waits; what is left of them goes to the line. */
export const keepSeats: Access['keepSeats'] = takeSeats
export const freeSeat: Access['freeSeat'] = handSeatOver
export const seatsLeft: Access['seatsLeft'] = (tx, seatIds) =>
  enqueueAll(
    tx,
    seatIds.map((seatId) => ({ task: OFFER_SEAT_TASK, payload: { seatId } })),
  )
