import { type AppointmentStatus, IN_LINE_STATUSES } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader } from '../../platform/database/database'
import type { SessionReach } from '../../platform/scope/session-reach'
import { actingFor } from '../../platform/sql/acting-for-sql'
import { oneOf } from '../../platform/sql/codes-sql'
import { reached } from '../../platform/sql/session-reach-sql'

/** More people than any session has seats for. */
const LINE_MAX = 400
/** A whole place's day. */
const DAY_MAX = 2_000
/** A place with sixty rooms, morning, afternoon and evening, twice over: a desk must not lose a session out of sight. */
const SESSIONS_MAX = 400

export interface LineRow {
  readonly appointmentId: string
  readonly sessionId: string
  readonly patientId: string
  readonly number: number
  readonly status: AppointmentStatus
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly reasonCipher: string | null
  readonly region: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly practitionerName: string
  readonly room: string
  readonly arrivedAt: Date | null
  readonly isLate: boolean
  readonly calledAt: Date | null
  readonly passedAt: Date | null
  /** The doctor added the seat (BK-06). */
  readonly isExtra: boolean
}

const LINE = Prisma.sql`
  SELECT appointment.id AS "appointmentId", session.id AS "sessionId", patient.id AS "patientId", appointment.number,
    appointment.status, appointment.service, appointment.day::text, appointment.start_at AS "start",
    patient.name_cipher AS "nameCipher", patient.sex, patient.birth_date::text AS "birthDate",
    appointment.reason_cipher AS "reasonCipher", organization.region, session.organization_id AS "organizationId",
    session.practitioner_id AS "practitionerId", practitioner.name AS "practitionerName", session.room,
    arrival.arrived_at AS "arrivedAt", coalesce(arrival.is_late, false) AS "isLate",
    arrival.called_at AS "calledAt", arrival.passed_at AS "passedAt", extra.ordinal IS NOT NULL AS "isExtra"
  FROM appointment
  JOIN slot ON slot.id = appointment.slot_id
  JOIN session ON session.id = slot.session_id
  JOIN organization ON organization.id = session.organization_id
  JOIN practitioner ON practitioner.id = session.practitioner_id
  JOIN patient ON patient.id = appointment.patient_id
  LEFT JOIN arrival ON arrival.appointment_id = appointment.id
  LEFT JOIN extra_seat AS extra ON extra.appointment_id = appointment.id`

const IN_LINE = Prisma.sql`appointment.status IN ${oneOf(IN_LINE_STATUSES)}`

export function isInLine({ status }: Pick<LineRow, 'status'>): boolean {
  return IN_LINE_STATUSES.some((one) => one === status)
}

export function listLine(db: Reader, sessionId: string): Promise<LineRow[]> {
  return db.$queryRaw<LineRow[]>`
    ${LINE} WHERE session.id = ${sessionId}::uuid AND ${IN_LINE}
    ORDER BY appointment.number, appointment.id LIMIT ${LINE_MAX}`
}

/** Whatever became of the appointment, so that a desk hears what state it is in. */
export async function findInLine(
  db: Reader,
  reach: SessionReach,
  appointmentId: string,
): Promise<LineRow | null> {
  const rows = await db.$queryRaw<LineRow[]>`
    ${LINE} WHERE appointment.id = ${appointmentId}::uuid AND ${reached(reach)}`
  return rows[0] ?? null
}

/** Everybody of a day within reach, with the sealed phones of who may act for them; the caller opens and compares. */
export function listDay(
  db: Reader,
  reach: SessionReach,
  day: LocalDate,
): Promise<(LineRow & { phoneCiphers: string[] })[]> {
  return db.$queryRaw<(LineRow & { phoneCiphers: string[] })[]>`
    SELECT line.*, coalesce(phone.ciphers, '{}') AS "phoneCiphers" FROM (
      ${LINE} WHERE session.day = ${day}::date AND ${IN_LINE} AND ${reached(reach)}
      LIMIT ${DAY_MAX}) AS line
    LEFT JOIN LATERAL (
      SELECT array_agg(account.phone_cipher) AS ciphers
      FROM ${actingFor(Prisma.sql`line."patientId"`, day)} AND account.phone_cipher IS NOT NULL) AS phone ON true
    ORDER BY line."start", line.number`
}

export interface SessionRow {
  readonly id: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly practitionerName: string
  readonly title: string
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly room: string
  readonly status: string
  readonly booked: number
  readonly arrived: number
  readonly inVisit: number
  readonly done: number
  readonly late: number
  readonly walkInSeats: number
}

/** The sessions of a day, each with its counts, in one statement however many there are. */
export function listSessions(
  db: Reader,
  reach: SessionReach,
  wish: { readonly day: LocalDate; readonly organizationId: string | null; readonly now: Date },
): Promise<SessionRow[]> {
  const place = wish.organizationId
    ? Prisma.sql`AND session.organization_id = ${wish.organizationId}::uuid`
    : Prisma.empty
  return selectSessions(
    db,
    Prisma.sql`session.day = ${wish.day}::date AND ${reached(reach)} ${place}`,
    wish.now,
  )
}

export async function findSession(
  db: Reader,
  reach: SessionReach,
  id: string,
  now: Date,
): Promise<SessionRow | null> {
  const rows = await selectSessions(db, Prisma.sql`session.id = ${id}::uuid AND ${reached(reach)}`, now)
  return rows[0] ?? null
}

function selectSessions(db: Reader, condition: Prisma.Sql, now: Date): Promise<SessionRow[]> {
  return db.$queryRaw<SessionRow[]>`
    SELECT session.id, session.organization_id AS "organizationId", session.practitioner_id AS "practitionerId",
      practitioner.name AS "practitionerName", practitioner.title, session.service, session.day::text,
      session.start_at AS "start", session.end_at AS "end", session.room, session.status,
      coalesce(line.booked, 0) AS "booked", coalesce(line.arrived, 0) AS "arrived",
      coalesce(line."inVisit", 0) AS "inVisit", coalesce(line.done, 0) AS "done", coalesce(line.late, 0) AS "late",
      (SELECT coalesce(sum(slot.capacity - slot.booked), 0)::int FROM slot
        WHERE slot.session_id = session.id AND slot.end_at > ${now} AND slot.pool IN ('on-site', 'public')) AS "walkInSeats"
    FROM session
    JOIN practitioner ON practitioner.id = session.practitioner_id
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS booked,
        count(*) FILTER (WHERE appointment.status = 'checked-in')::int AS arrived,
        count(*) FILTER (WHERE appointment.status = 'in-visit')::int AS "inVisit",
        count(*) FILTER (WHERE appointment.status = 'completed')::int AS done,
        count(*) FILTER (WHERE appointment.status = 'checked-in' AND arrival.is_late)::int AS late
      FROM slot JOIN appointment ON appointment.slot_id = slot.id LEFT JOIN arrival ON arrival.appointment_id = appointment.id
      WHERE slot.session_id = session.id AND ${IN_LINE}) AS line ON true
    WHERE ${condition}
    ORDER BY session.start_at, session.id LIMIT ${SESSIONS_MAX}`
}
