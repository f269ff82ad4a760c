import { type AppointmentStatus, assertTransition } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import { instantAt, type LocalDate, localDate, localDateOf, localTime } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'

/**
 * How a seat changes hands. Locks are always taken in the order account → patient → slots by id, so that two
 * families never wait for each other in a circle; the seat itself is settled by one conditional statement.
 */

/**
 * Serializes everything that one account does, and everything that is booked for one person; answers what the
 * rules ask of them.
 *
 * @throws not_logged_in when the account was closed a moment ago; not_found when staff merged the row into another
 */
export async function lockAccountAndPatient(
  tx: Transaction,
  scope: PatientScope,
  now: Date,
): Promise<{ birthDate: LocalDate; givenBackToday: number }> {
  const [account] = await tx.$queryRaw<object[]>`
    SELECT id FROM account WHERE id = ${scope.accountId}::uuid AND closed_at IS NULL FOR NO KEY UPDATE`
  if (!account) throw new DomainError('not_logged_in')
  const midnight = instantAt(localDateOf(now), localTime('00:00'))
  const rows = await tx.$queryRaw<{ birthDate: string; givenBackToday: number }[]>`
    SELECT birth_date::text AS "birthDate", (
        SELECT count(*)::int FROM appointment WHERE account_id = ${scope.accountId}::uuid AND status_at >= ${midnight}
          AND status IN ('expired', 'cancelled', 'late-cancelled', 'rescheduled')
          -- What the desk gave back counts against nobody (BK-16, BK-22).
          AND NOT EXISTS (SELECT FROM staff_member AS staff WHERE staff.account_id = status_by_account_id
            AND staff.account_id <> appointment.account_id)) AS "givenBackToday"
    FROM patient WHERE id = ${scope.patientId}::uuid AND merged_into_id IS NULL FOR NO KEY UPDATE`
  const [locked] = rows
  if (!locked) throw new DomainError('not_found')
  return { birthDate: localDate(locked.birthDate), givenBackToday: locked.givenBackToday }
}

/** Locks several slots in the order of their ids, before a booking that gives one back and takes another. */
export async function lockSlots(tx: Transaction, slotIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM slot WHERE id = ANY(${[...slotIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

export interface NewAppointment {
  readonly id: string
  readonly slotId: string
  readonly scope: PatientScope
  readonly status: 'held' | 'booked'
  readonly now: Date
  readonly holdExpiresAt: Date | null
  readonly reasonCipher: string | null
  readonly rescheduledFromId: string | null
}

export interface PlacedAppointment {
  readonly id: string
  readonly number: number
  readonly start: Date
  readonly end: Date
}

/**
 * Takes the lowest free seat and writes the appointment with its snapshot (BK-14, BK-21), in one statement that
 * waits only for the slot's row. Null when the slot has no free seat: the race was lost.
 */
export async function placeInSeat(tx: Transaction, made: NewAppointment): Promise<PlacedAppointment | null> {
  const rows = await tx.$queryRaw<PlacedAppointment[]>`
    WITH pad AS (
      SELECT id, free_seats[1] AS seat_no FROM slot
      WHERE id = ${made.slotId}::uuid AND booked < capacity FOR NO KEY UPDATE
    ), taken AS (
      UPDATE slot SET free_seats = slot.free_seats[2:], booked = slot.booked + 1
      FROM pad WHERE slot.id = pad.id
      RETURNING slot.id, slot.session_id, slot.start_at, slot.end_at, slot.first_number, pad.seat_no
    )
    INSERT INTO appointment (
      id, slot_id, patient_id, account_id, status, status_at, status_by_account_id, seat_no, reason_cipher,
      organization_id, practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title,
      hold_expires_at, rescheduled_from_id, created_at)
    SELECT
      ${made.id}::uuid, taken.id, ${made.scope.patientId}::uuid, ${made.scope.accountId}::uuid, ${made.status},
      ${made.now}, ${made.scope.accountId}::uuid, taken.seat_no, ${made.reasonCipher}, session.organization_id,
      session.practitioner_id, session.service, session.day, taken.start_at, taken.end_at,
      taken.first_number + taken.seat_no - 1, session.room, session.fee_fen, practitioner.title,
      ${made.holdExpiresAt}, ${made.rescheduledFromId}::uuid, ${made.now}
    FROM taken
    JOIN session ON session.id = taken.session_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    RETURNING id, number, start_at AS "start", end_at AS "end"`
  return rows[0] ?? null
}

interface StatusStep {
  readonly appointmentId: string
  readonly from: AppointmentStatus
  readonly to: AppointmentStatus
  /** Null when the clock did it. */
  readonly byAccountId: string | null
  readonly now: Date
  readonly noteCipher?: string | null
}

/**
 * Moves an appointment one step; false when it was no longer where it was thought to be.
 *
 * @throws appointment_state for a step that is not in the domain's table
 */
export async function moveStatus(tx: Transaction, step: StatusStep): Promise<boolean> {
  assertTransition(step.from, step.to)
  const moved = await tx.$executeRaw`
    UPDATE appointment SET status = ${step.to}, status_at = ${step.now}, status_by_account_id = ${step.byAccountId}::uuid,
      status_note_cipher = ${step.noteCipher ?? null}
    WHERE id = ${step.appointmentId}::uuid AND status = ${step.from}`
  return moved === 1
}

/** Gives back the seat of an appointment that no longer occupies one. */
export async function returnSeat(tx: Transaction, appointmentId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot SET booked = booked - 1,
      free_seats = ARRAY(SELECT seat FROM unnest(free_seats || appointment.seat_no) AS seat ORDER BY seat)
    FROM appointment WHERE appointment.id = ${appointmentId}::uuid AND slot.id = appointment.slot_id`
}
