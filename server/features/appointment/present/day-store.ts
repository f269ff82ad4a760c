import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../../platform/database/database'
import type { SessionReach } from '../../../platform/scope/session-reach'
import { reached } from '../../../platform/sql/session-reach-sql'

/** What staff change about seats on the day itself. */

export interface StaffAppointment {
  readonly id: string
  readonly slotId: string
  readonly sessionId: string
  readonly patientId: string
  /** Who may bring them on the day: whoever booked, or, if they no longer may, somebody else; null when nobody does. */
  readonly carerId: string | null
  readonly status: AppointmentStatus
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly organizationId: string
  readonly reasonCipher: string | null
}

export async function findForStaff(
  tx: Transaction,
  reach: SessionReach,
  id: string,
): Promise<StaffAppointment | null> {
  const rows = await tx.$queryRaw<StaffAppointment[]>`
    SELECT appointment.id, appointment.slot_id AS "slotId", session.id AS "sessionId",
      appointment.patient_id AS "patientId", appointment.status, (
        SELECT account_id FROM patient_access AS tie WHERE tie.patient_id = appointment.patient_id
          AND appointment.day BETWEEN tie.starts_on AND tie.ends_on
        ORDER BY account_id = appointment.account_id DESC, kind = 'guardian' DESC, account_id LIMIT 1) AS "carerId",
      appointment.service, appointment.day::text, appointment.start_at AS "start",
      session.organization_id AS "organizationId", appointment.reason_cipher AS "reasonCipher"
    FROM appointment JOIN slot ON slot.id = appointment.slot_id JOIN session ON session.id = slot.session_id
    WHERE appointment.id = ${id}::uuid AND ${reached(reach)}`
  return rows[0] ?? null
}

/** The slot under way, or the next of today, in which somebody may sit down without a booking. */
export async function findWalkInSlot(
  tx: Transaction,
  wish: {
    readonly organizationId: string
    readonly service: Service
    readonly day: LocalDate
    readonly now: Date
    readonly before: Date
    /** Of this session only; left out, of any doctor's. */
    readonly onlySessionId?: string
  },
): Promise<{ id: string; sessionId: string } | null> {
  const rows = await tx.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT slot.id, session.id AS "sessionId" FROM slot JOIN session ON session.id = slot.session_id
    WHERE session.organization_id = ${wish.organizationId}::uuid AND session.service = ${wish.service}
      AND session.day = ${wish.day}::date AND session.status = 'open' AND slot.pool IN ('on-site', 'public')
      AND session.id = coalesce(${wish.onlySessionId ?? null}::uuid, session.id)
      AND slot.booked < slot.capacity AND slot.end_at > ${wish.now} AND slot.start_at < ${wish.before}
    ORDER BY slot.start_at, slot.pool = 'on-site' DESC, slot.id LIMIT 1`
  return rows[0] ?? null
}

/** Somebody who has just been given a seat has come already. */
export async function insertWalkInArrival(
  tx: Transaction,
  arrival: {
    readonly appointmentId: string
    readonly sessionId: string
    readonly byAccountId: string
    readonly now: Date
  },
): Promise<void> {
  await tx.arrival.create({
    data: {
      appointmentId: arrival.appointmentId,
      sessionId: arrival.sessionId,
      byAccountId: arrival.byAccountId,
      arrivedAt: arrival.now,
      isLate: false,
    },
    select: { appointmentId: true },
  })
}

/**
 * Takes back every seat that is still ahead: bookings and arrivals are suspended, holds expire, and the seats go
 * back onto their pads, all in one statement. The slots are locked already.
 */
export function takeBackSeats(
  tx: Transaction,
  step: {
    readonly slotIds: readonly string[]
    readonly byAccountId: string
    readonly noteCipher: string
    readonly now: Date
  },
): Promise<{ id: string; patientId: string; status: AppointmentStatus }[]> {
  return tx.$queryRaw<{ id: string; patientId: string; status: AppointmentStatus }[]>`
    WITH moved AS (
      UPDATE appointment SET status = CASE status WHEN 'held' THEN 'expired' ELSE 'suspended' END,
        status_at = ${step.now}, status_by_account_id = ${step.byAccountId}::uuid, status_note_cipher = ${step.noteCipher}
      WHERE slot_id = ANY(${[...step.slotIds]}::uuid[]) AND status IN ('held', 'booked', 'checked-in')
      RETURNING id, slot_id, seat_no, patient_id, status
    ), freed AS (
      SELECT slot_id, array_agg(seat_no) AS seats, count(*)::int AS freed FROM moved GROUP BY slot_id
    ), given AS (
      UPDATE slot SET booked = booked - freed.freed,
        free_seats = ARRAY(SELECT seat FROM unnest(free_seats || freed.seats) AS seat ORDER BY seat)
      FROM freed WHERE slot.id = freed.slot_id
    )
    SELECT id, patient_id AS "patientId", status FROM moved ORDER BY id`
}
