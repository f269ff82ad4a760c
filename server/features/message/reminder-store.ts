import type { Transaction } from '../../platform/database'

export interface RemindedVisit {
  readonly patientId: string
  readonly start: Date
  readonly isBooked: boolean
}

export async function findVisit(tx: Transaction, appointmentId: string): Promise<RemindedVisit | null> {
  const rows = await tx.$queryRaw<RemindedVisit[]>`
    SELECT patient_id AS "patientId", start_at AS "start", status = 'booked' AS "isBooked"
    FROM appointment WHERE id = ${appointmentId}::uuid`
  return rows[0] ?? null
}
