import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../platform/database/database'
import type { AppointmentRow } from './appointment-store'

interface MoveRow {
  readonly id: string
  readonly start: Date
  /** It took the place of the visit that is looked at; else that one took its place. */
  readonly isLater: boolean
}

/**
 * What a visit was before it moved and what it became (BK-15), at most one each: as far as the account may see them, by
 * the same tie as `findAppointment`.
 */
export function listMoves(
  db: Reader,
  accountId: string,
  { id, rescheduledFromId }: Pick<AppointmentRow, 'id' | 'rescheduledFromId'>,
  today: LocalDate,
): Promise<MoveRow[]> {
  return db.$queryRaw<MoveRow[]>`
    SELECT other.id, other.start_at AS "start", other.id IS DISTINCT FROM ${rescheduledFromId}::uuid AS "isLater"
    FROM appointment AS other JOIN patient_access AS tie ON tie.patient_id = other.patient_id
    WHERE (other.rescheduled_from_id = ${id}::uuid OR other.id = ${rescheduledFromId}::uuid)
      AND tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
      AND other.day >= tie.starts_on LIMIT 2`
}
