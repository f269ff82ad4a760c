import type { AppointmentStatus } from '#domain/appointment/status'
import type { VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import type { EntryCategory } from '#domain/record/entry-category'
import type { Reader } from '../../platform/database/database'
import { AGREED_GUARDIAN_VIEW } from '../../platform/sql/consent-sql'
import { within } from '../../platform/sql/within-sql'

const EARLIER_MAX = 20

export interface VisitRow {
  readonly id: string
  readonly startedAt: Date
  readonly completedAt: Date | null
  readonly certificationNumber: string | null
  readonly recordCipher: string | null
  readonly category: EntryCategory
}

export async function findVisit(db: Reader, appointmentId: string): Promise<VisitRow | null> {
  const row = await db.visit.findUnique({
    where: { appointmentId },
    select: {
      id: true,
      startedAt: true,
      completedAt: true,
      certificationNumber: true,
      recordCipher: true,
      category: true,
    },
  })
  return row && { ...row, category: row.category as EntryCategory }
}

export interface EarlierVisitRow {
  readonly day: LocalDate
  readonly where: string
  readonly recordCipher: string
}

/** What was written down at earlier visits, newest first: of other places only what is not restricted. */
export function listEarlierVisits(
  db: Reader,
  { patientId, organizationId }: { readonly patientId: string; readonly organizationId: string },
  before: Date,
): Promise<EarlierVisitRow[]> {
  return db.$queryRaw<EarlierVisitRow[]>`
    SELECT appointment.day::text, organization.name AS "where", visit.record_cipher AS "recordCipher"
    FROM visit
    JOIN appointment ON appointment.id = visit.appointment_id
    JOIN organization ON organization.id = visit.organization_id
    WHERE visit.patient_id = ${patientId}::uuid AND visit.started_at < ${before} AND visit.record_cipher IS NOT NULL
      AND (visit.category = 'normal'
        OR visit.organization_id IN ${within(organizationId)})
    ORDER BY visit.started_at DESC LIMIT ${EARLIER_MAX}`
}

export interface FamilyVisitRow {
  readonly appointmentId: string
  readonly patientId: string
  readonly status: AppointmentStatus
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly number: number
  readonly seatNo: number
  readonly capacity: number
  readonly room: string
  readonly sessionId: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly calledAt: Date | null
  readonly completedAt: Date | null
  readonly recordCipher: string | null
  /** The doctor restricted it, and whoever asks is only entrusted with the child (journeys E3 28). */
  readonly isWithheld: boolean
  /** The check-up that is the record of this visit. */
  readonly checkupId: string | null
  /** The vaccines that are the record of this visit. */
  readonly vaccines: readonly VaccineCode[]
  /** The sealed sheets that were prescribed in it. */
  readonly prescriptions: readonly string[]
  readonly isAnswered: boolean
  /** What decides whether whoever asks may read the record. */
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly agreedGuardianView: boolean
}

/**
 * A visit of somebody for whom the account may act today: another family's does not exist, and neither does for a
 * delegate what was before the child was entrusted to them.
 */
export async function findFamilyVisit(
  db: Reader,
  accountId: string,
  appointmentId: string,
  today: LocalDate,
): Promise<FamilyVisitRow | null> {
  const rows = await db.$queryRaw<FamilyVisitRow[]>`
    SELECT appointment.id AS "appointmentId", appointment.patient_id AS "patientId", appointment.status,
      appointment.day::text, appointment.start_at AS "start", appointment.end_at AS "end", appointment.number,
      appointment.seat_no AS "seatNo", slot.capacity, appointment.room, slot.session_id AS "sessionId",
      appointment.organization_id AS "organizationId", appointment.practitioner_id AS "practitionerId",
      arrival.called_at AS "calledAt", visit.completed_at AS "completedAt", visit.record_cipher AS "recordCipher",
      tie.kind = 'delegate' AND coalesce(visit.category = 'restricted', false) AS "isWithheld",
      (SELECT id FROM checkup WHERE checkup.appointment_id = appointment.id AND withdrawn_at IS NULL) AS "checkupId",
      ARRAY(SELECT vaccine_code FROM immunization WHERE immunization.appointment_id = appointment.id
        AND withdrawn_at IS NULL ORDER BY created_at, id) AS vaccines,
      ARRAY(SELECT items_cipher FROM prescription WHERE prescription.appointment_id = appointment.id
        AND withdrawn_at IS NULL AND (tie.kind = 'guardian' OR category = 'normal') ORDER BY created_at, id) AS prescriptions,
      survey.appointment_id IS NOT NULL AS "isAnswered", tie.relation, patient.birth_date::text AS "birthDate",
      ${AGREED_GUARDIAN_VIEW} AS "agreedGuardianView"
    FROM appointment
    JOIN slot ON slot.id = appointment.slot_id
    JOIN patient_access AS tie ON tie.patient_id = appointment.patient_id
    JOIN patient ON patient.id = appointment.patient_id
    LEFT JOIN arrival ON arrival.appointment_id = appointment.id
    LEFT JOIN visit ON visit.appointment_id = appointment.id
    LEFT JOIN survey_answer AS survey ON survey.appointment_id = appointment.id
    WHERE appointment.id = ${appointmentId}::uuid AND tie.account_id = ${accountId}::uuid
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on AND appointment.day >= tie.starts_on`
  return rows[0] ?? null
}
