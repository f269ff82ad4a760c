import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../../platform/database/database'

/** How many seats the doctor has added to a session; one that was given back still counts (BK-06). */
export function countExtras(db: Reader, sessionId: string): Promise<number> {
  return db.extraSeat.count({ where: { sessionId } })
}

/** Who may bring the person on a day: a guardian before a delegate; null when nobody does. */
export async function findCarer(tx: Transaction, patientId: string, day: LocalDate): Promise<string | null> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT account_id AS "accountId" FROM patient_access AS tie
    WHERE tie.patient_id = ${patientId}::uuid AND ${day}::date BETWEEN tie.starts_on AND tie.ends_on
    ORDER BY kind = 'guardian' DESC, account_id LIMIT 1`
  return rows[0]?.accountId ?? null
}

/**
 * One more seat at the end of a slot that the caller has locked, on top of its pad: whoever is placed next gets it and no
 * other. Its number follows all others of the session, also those of extra seats that are gone.
 */
export async function addSeat(tx: Transaction, slotId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot SET capacity = capacity + 1, free_seats = (1 + greatest(capacity,
      (SELECT max(seat_no) FROM appointment WHERE slot_id = slot.id)))::smallint || free_seats
    WHERE id = ${slotId}::uuid`
}

/**
 * Takes extra seats away whose person has moved, when their session, which the caller has locked with its slots, is held
 * after all: they were made for nobody else (BK-06).
 */
export async function dropExtras(tx: Transaction, slotIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot SET capacity = slot.capacity - gone.many,
      free_seats = ARRAY(SELECT seat FROM unnest(slot.free_seats) AS seat
        WHERE NOT is_extra_seat(slot.id, seat) ORDER BY seat)
    FROM (SELECT slot.id, count(*)::int AS many FROM slot, unnest(slot.free_seats) AS seat
      WHERE slot.id = ANY(${[...slotIds]}::uuid[]) AND is_extra_seat(slot.id, seat) GROUP BY slot.id) AS gone
    WHERE slot.id = gone.id`
}

/** Writes down whom a seat was added for; the database counts, and looks whose session it is. */
export async function insertExtra(
  tx: Transaction,
  extra: {
    readonly appointmentId: string
    readonly sessionId: string
    readonly ordinal: number
    readonly most: number
    readonly byAccountId: string
    readonly reasonCipher: string
    readonly addedAt: Date
  },
): Promise<void> {
  await tx.extraSeat.create({ data: extra, select: { appointmentId: true } })
}
