import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'

type Reader = Database | Transaction

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

/** One more seat at the end of a slot that the caller has locked: its number follows all others of the session. */
export async function addSeat(tx: Transaction, slotId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot SET capacity = capacity + 1, free_seats = free_seats || (capacity + 1)::smallint
    WHERE id = ${slotId}::uuid`
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
