import type { AppointmentStatus } from '#domain/appointment/status'
import type { Database, Transaction } from '../../../platform/database/database'

/** A family moves a booking a few times; a chain without an end would be worse than a fee that is asked for again. */
const MOVES_MAX = 50

/** The booking with which a chain of moved ones began: itself, when it was never moved. */
export async function findFirstBooking(db: Database | Transaction, appointmentId: string): Promise<string> {
  const [first] = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE earlier AS (
      SELECT id, rescheduled_from_id, 0 AS moves FROM appointment WHERE id = ${appointmentId}::uuid
      UNION ALL
      SELECT before.id, before.rescheduled_from_id, moves + 1
      FROM earlier JOIN appointment AS before ON before.id = earlier.rescheduled_from_id WHERE moves < ${MOVES_MAX})
    SELECT id FROM earlier ORDER BY moves DESC LIMIT 1`
  return first?.id ?? appointmentId
}

/**
 * Where a chain of moved bookings stands now; nothing can be moved or given up until this transaction ends. Null: there
 * is no such booking.
 */
export async function findNewestStatus(tx: Transaction, firstId: string): Promise<AppointmentStatus | null> {
  const [newest] = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE later AS (
      SELECT id, 0 AS moves FROM appointment WHERE id = ${firstId}::uuid
      UNION ALL
      SELECT next.id, moves + 1
      FROM later JOIN appointment AS next ON next.rescheduled_from_id = later.id WHERE moves < ${MOVES_MAX})
    SELECT id FROM later ORDER BY moves DESC LIMIT 1`
  if (!newest) return null
  const [locked] = await tx.$queryRaw<{ status: AppointmentStatus }[]>`
    SELECT status FROM appointment WHERE id = ${newest.id}::uuid FOR NO KEY UPDATE`
  // Moved while we waited for its row: what counts is where it was moved to.
  return locked?.status === 'rescheduled' ? findNewestStatus(tx, newest.id) : (locked?.status ?? null)
}
