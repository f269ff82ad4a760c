import { localDateOf } from '#domain/kernel/time'
import { isForEverybody } from '#domain/waitlist/offer-time'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { Access } from '../../platform/context'
import { enqueue } from '../../platform/jobs'
import { listWaitedFor, takeSeats } from './seat-store'
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
  for (const seatId of await takeSeats(tx, kept, now)) await enqueue(tx, OFFER_SEAT_TASK, { seatId })
}
