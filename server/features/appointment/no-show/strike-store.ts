import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** More than anybody collects before a ban keeps them from collecting more. */
const MAX_STRIKES = 60

/** A visit that was missed, given back late, or missed and excused, with what the family said and the place answered. */
export interface StrikeRow {
  readonly appointmentId: string
  readonly status: 'no-show' | 'late-cancelled' | 'excused'
  readonly day: LocalDate
  readonly start: Date
  readonly organizationName: string
  readonly practitionerName: string
  readonly region: string
  readonly askedAt: Date | null
  readonly isExcused: boolean | null
  readonly answerCipher: string | null
}

/** Of one person, the newest first. */
export function listStrikes(db: Reader, scope: PatientScope): Promise<StrikeRow[]> {
  return db.$queryRaw<StrikeRow[]>`
    SELECT appointment.id AS "appointmentId", appointment.status, day::text, start_at AS "start",
      organization.name AS "organizationName", practitioner.name AS "practitionerName", organization.region,
      appeal.asked_at AS "askedAt", appeal.is_excused AS "isExcused", appeal.answer_cipher AS "answerCipher"
    FROM appointment
    JOIN organization ON organization.id = organization_id
    JOIN practitioner ON practitioner.id = practitioner_id
    LEFT JOIN no_show_appeal AS appeal ON appeal.appointment_id = appointment.id
    WHERE patient_id = ${scope.patientId}::uuid AND appointment.status IN ('no-show', 'late-cancelled', 'excused')
    ORDER BY start_at DESC, appointment.id LIMIT ${MAX_STRIKES}`
}
