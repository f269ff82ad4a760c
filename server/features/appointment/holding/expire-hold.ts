import type { Statements } from '../../../platform/database/plain-sql'
import { lockSlots, moveStatus, returnSeat } from '../placing/seat-store'

/**
 * Gives a held seat back, by the family that lets go of it or by the clock. Doing it twice does nothing. The slot is
 * locked before the hold, as everywhere: a booker who has the slot may be waiting for this very hold.
 */
export async function expireHold(
  tx: Statements,
  hold: { readonly id: string; readonly slotId: string },
  byAccountId: string | null,
  now: Date,
): Promise<void> {
  await lockSlots(tx, [hold.slotId])
  const step = { appointmentId: hold.id, from: 'held', to: 'expired', byAccountId, now } as const
  if (await moveStatus(tx, step)) await returnSeat(tx, hold.id, now)
}
