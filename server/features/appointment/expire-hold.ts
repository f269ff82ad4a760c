import type { Transaction } from '../../platform/database'
import { moveStatus, returnSeat } from './seat-store'

/** Gives a held seat back, by the family that lets go of it or by the clock. Doing it twice does nothing. */
export async function expireHold(
  tx: Transaction,
  appointmentId: string,
  byAccountId: string | null,
  now: Date,
): Promise<void> {
  const expired = await moveStatus(tx, { appointmentId, from: 'held', to: 'expired', byAccountId, now })
  if (expired) await returnSeat(tx, appointmentId)
}
