import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { Prisma, type Reader } from '../../platform/database/database'
import type { SeatScope } from '../../platform/scope/counter-scope'
import { AGREED_GUARDIAN_VIEW } from '../../platform/sql/consent-sql'

export async function findBirthDate(db: Reader, scope: SeatScope): Promise<LocalDate> {
  const row = await db.patient.findUniqueOrThrow({
    where: { id: scope.patientId },
    select: { birthDate: true },
  })
  return localDate(row.birthDate.toISOString().slice(0, 10))
}

/** By the person, in one statement however many. */
export async function findBirthDates(
  db: Reader,
  scopes: readonly SeatScope[],
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await db.patient.findMany({
    where: { id: { in: scopes.map(({ patientId }) => patientId) } },
    select: { id: true, birthDate: true },
  })
  return new Map(rows.map(({ id, birthDate }) => [id, localDate(birthDate.toISOString().slice(0, 10))]))
}

export interface AppointmentRow {
  readonly id: string
  readonly slotId: string
  readonly patientId: string
  readonly accountId: string
  readonly isFromCounter: boolean
  readonly status: AppointmentStatus
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly number: number
  readonly seatNo: number
  readonly capacity: number
  readonly room: string
  readonly feeFen: bigint
  readonly reasonCipher: string | null
  readonly holdExpiresAt: Date | null
  readonly rescheduledFromId: string | null
  readonly createdAt: Date
  readonly organizationId: string
  readonly organizationName: string
  readonly organizationAddress: string
  readonly organizationPhone: string
  readonly latitude: number
  readonly longitude: number
  readonly region: string
  readonly practitionerId: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  /** What the patient is to whoever asks, and what decides whether they see the reason. */
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly agreedGuardianView: boolean
}

const APPOINTMENT_VIEW = Prisma.sql`
  SELECT appointment.id, appointment.slot_id AS "slotId", appointment.patient_id AS "patientId",
    appointment.account_id AS "accountId", appointment.counter_organization_id IS NOT NULL AS "isFromCounter", appointment.status, appointment.service, appointment.day::text,
    appointment.start_at AS "start", appointment.end_at AS "end", appointment.number, appointment.seat_no AS "seatNo",
    slot.capacity, appointment.room, appointment.fee_fen AS "feeFen", appointment.reason_cipher AS "reasonCipher",
    appointment.hold_expires_at AS "holdExpiresAt", appointment.rescheduled_from_id AS "rescheduledFromId",
    appointment.created_at AS "createdAt", organization.id AS "organizationId",
    organization.name AS "organizationName", organization.address AS "organizationAddress",
    organization.phone AS "organizationPhone", organization.latitude, organization.longitude, organization.region,
    practitioner.id AS "practitionerId", practitioner.name AS "practitionerName",
    appointment.practitioner_title AS "practitionerTitle", tie.relation, patient.birth_date::text AS "birthDate",
    ${AGREED_GUARDIAN_VIEW} AS "agreedGuardianView"
  FROM appointment
  JOIN slot ON slot.id = appointment.slot_id
  JOIN organization ON organization.id = appointment.organization_id
  JOIN practitioner ON practitioner.id = appointment.practitioner_id`

const TIE = Prisma.sql`
    JOIN patient_access AS tie ON tie.patient_id = appointment.patient_id
    JOIN patient ON patient.id = tie.patient_id`

/**
 * Only appointments of people for whom the account may act today: another family's does not exist, and neither does
 * for a delegate what was before the child was entrusted to them.
 */
export async function findAppointment(
  db: Reader,
  accountId: string,
  id: string,
  today: LocalDate,
): Promise<AppointmentRow | null> {
  const rows = await db.$queryRaw<AppointmentRow[]>`
    ${APPOINTMENT_VIEW}
    ${TIE} WHERE tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
      AND appointment.day >= tie.starts_on
      AND appointment.id = ${id}::uuid`
  return rows[0] ?? null
}

export interface PageAfter {
  readonly start: Date
  readonly id: string
}

/** Newest visit first, `limit` rows after `after`. A hold that came to nothing was never an appointment. */
export function listAppointments(
  db: Reader,
  accountId: string,
  page: { readonly after: PageAfter | null; readonly limit: number; readonly today: LocalDate },
): Promise<AppointmentRow[]> {
  const { today } = page
  const after = page.after
    ? Prisma.sql`AND (appointment.start_at, appointment.id) < (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<AppointmentRow[]>`
    ${APPOINTMENT_VIEW}
    ${TIE} WHERE tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
      AND appointment.day >= tie.starts_on
      AND appointment.status <> 'expired' ${after}
    ORDER BY appointment.start_at DESC, appointment.id DESC LIMIT ${page.limit}`
}
