import { localDateOf } from '#domain/kernel/time'
import type { ReminderKind } from '#domain/message/reminder-times'
import type { Transaction } from '../../platform/database/database'

export interface RemindedVisit {
  readonly appointmentId: string
  readonly patientId: string
  readonly start: Date
  readonly isBooked: boolean
}

export async function findVisit(tx: Transaction, appointmentId: string): Promise<RemindedVisit | null> {
  const rows = await tx.$queryRaw<RemindedVisit[]>`
    SELECT id AS "appointmentId", patient_id AS "patientId", start_at AS "start", status = 'booked' AS "isBooked"
    FROM appointment WHERE id = ${appointmentId}::uuid`
  return rows[0] ?? null
}

/** All visits of a county on one day, several times over. */
const MAX_VISITS = 100_000

/** Visits that are booked and start from `from` until before `to`, by the days of their sessions. */
export function listBooked(
  tx: Transaction,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<{ appointmentId: string; start: Date; bookedAt: Date }[]> {
  return tx.$queryRaw<{ appointmentId: string; start: Date; bookedAt: Date }[]>`
    SELECT appointment.id AS "appointmentId", appointment.start_at AS "start", appointment.status_at AS "bookedAt"
    FROM session
    JOIN slot ON slot.session_id = session.id
    JOIN appointment ON appointment.slot_id = slot.id
    WHERE session.day BETWEEN ${localDateOf(from)}::date AND ${localDateOf(to)}::date
      AND appointment.status = 'booked' AND appointment.start_at >= ${from} AND appointment.start_at < ${to}
    LIMIT ${MAX_VISITS}`
}

/** Until when reminders of the kind were queued, locked until the transaction ends; null before the first time. */
export async function lockMark(tx: Transaction, kind: ReminderKind): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ until: Date }[]>`
    SELECT until FROM reminder_mark WHERE kind = ${kind} FOR UPDATE`
  return rows[0]?.until ?? null
}

export async function moveMark(tx: Transaction, kind: ReminderKind, until: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO reminder_mark (kind, until) VALUES (${kind}, ${until})
    ON CONFLICT (kind) DO UPDATE SET until = excluded.until`
}
