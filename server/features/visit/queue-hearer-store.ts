import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../platform/database/database'

/** Somebody who may bring a person of a line, and the visit that they wait for. */
export interface QueueHearer {
  readonly accountId: string
  readonly appointmentId: string
}

/** Who of the accounts waits with somebody in one of the lines. One statement. */
export function listQueueHearers(
  db: Database,
  sessionIds: readonly string[],
  accountIds: readonly string[],
  today: LocalDate,
): Promise<QueueHearer[]> {
  return db.$queryRaw<QueueHearer[]>`
    SELECT DISTINCT tie.account_id AS "accountId", appointment.id AS "appointmentId"
    FROM slot JOIN appointment ON appointment.slot_id = slot.id
    JOIN patient_access AS tie ON tie.patient_id = appointment.patient_id
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on AND appointment.day >= tie.starts_on
    WHERE slot.session_id = ANY(${[...sessionIds]}::uuid[]) AND tie.account_id = ANY(${[...accountIds]}::uuid[])
      AND appointment.day = ${today}::date
      AND appointment.status IN ('booked', 'checked-in', 'in-visit', 'completed', 'cancelled', 'suspended')`
}
