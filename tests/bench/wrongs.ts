import type pg from 'pg'
import type { BenchSlot } from './bench-data'

/** What no scenario may leave behind, counted in the database after it. */
export interface Wrongs {
  /** Seats sold beyond what a slot has, and slots whose count is not their appointments. */
  readonly oversold: number
  /** Bookings that were acknowledged and are not there. */
  readonly lost_acknowledged: number
  /** Persons with two bookings of one service and day. */
  readonly duplicate_active: number
  /** Bookings without all that a booking writes. */
  readonly half_done: number
}

export const NO_WRONGS: Wrongs = { oversold: 0, lost_acknowledged: 0, duplicate_active: 0, half_done: 0 }

/** `acknowledged`: how many seats of these slots phones were told to have. */
export async function countWrongs(
  pool: pg.Pool,
  slots: readonly BenchSlot[],
  acknowledged: number,
): Promise<Wrongs> {
  const { rows } = await pool.query<Wrongs>(
    `SELECT
      (SELECT count(*)::int FROM slot WHERE booked > capacity
        OR booked <> (SELECT count(*) FROM appointment WHERE slot_id = slot.id AND status = 'booked')) AS oversold,
      greatest(0, $2::int - (SELECT count(*)::int FROM appointment
        WHERE slot_id = ANY($1::uuid[]) AND status = 'booked')) AS lost_acknowledged,
      (SELECT count(*)::int FROM (SELECT FROM appointment WHERE status = 'booked'
        GROUP BY patient_id, service, day HAVING count(*) > 1) AS twice) AS duplicate_active,
      (SELECT count(*)::int FROM appointment
        WHERE NOT EXISTS (SELECT FROM appointment_status_change AS step WHERE step.appointment_id = appointment.id)
          OR NOT EXISTS (SELECT FROM message WHERE message.appointment_id = appointment.id)) AS half_done`,
    [slots.map(({ id }) => id), acknowledged],
  )
  return rows[0] ?? NO_WRONGS
}

export function sumOfWrongs(all: readonly Wrongs[]): Wrongs {
  return all.reduce(
    (sum, wrongs) => ({
      oversold: sum.oversold + wrongs.oversold,
      lost_acknowledged: sum.lost_acknowledged + wrongs.lost_acknowledged,
      duplicate_active: sum.duplicate_active + wrongs.duplicate_active,
      half_done: sum.half_done + wrongs.half_done,
    }),
    NO_WRONGS,
  )
}

export function totalOfWrongs(wrongs: Wrongs): number {
  return Object.values(wrongs).reduce((sum, count) => sum + count, 0)
}
