import type { Transaction } from '../../platform/database'

export interface RemindedVisit {
  readonly appointmentId: string
  readonly patientId: string
  readonly start: Date
  readonly isBooked: boolean
}

export async function findVisit(tx: Transaction, appointmentId: string): Promise<RemindedVisit | null> {
  return (await findVisits(tx, [appointmentId]))[0] ?? null
}

export function findVisits(tx: Transaction, appointmentIds: readonly string[]): Promise<RemindedVisit[]> {
  return tx.$queryRaw<RemindedVisit[]>`
    SELECT id AS "appointmentId", patient_id AS "patientId", start_at AS "start", status = 'booked' AS "isBooked"
    FROM appointment WHERE id = ANY(${[...appointmentIds]}::uuid[])`
}
