import type { LocalDate } from '#domain/kernel/time'
import type { EntryCategory } from '#domain/record/entry-category'
import { Prisma, type Transaction } from '../../platform/database/database'

/**
 * The steps of the day. Each is one conditional statement on the appointment's status, so that of two taps at the
 * same moment one takes the step and the other finds it taken; the trigger refuses what is not in the table of steps.
 */

interface Step {
  readonly appointmentId: string
  readonly byAccountId: string | null
  readonly now: Date
}

const moved = (from: string, to: string, { appointmentId, byAccountId, now }: Step) => Prisma.sql`
  UPDATE appointment SET status = ${to}, status_at = ${now}, status_by_account_id = ${byAccountId}::uuid,
    status_note_cipher = NULL
  WHERE id = ${appointmentId}::uuid AND status = ${from}
  RETURNING id`

/** @returns false when somebody else took the step, or it was never possible */
export async function insertArrival(
  tx: Transaction,
  step: Step & { readonly sessionId: string; readonly isLate: boolean },
): Promise<boolean> {
  const arrived = await tx.$executeRaw`
    WITH moved AS (${moved('booked', 'checked-in', step)})
    INSERT INTO arrival (appointment_id, session_id, arrived_at, by_account_id, is_late)
    SELECT id, ${step.sessionId}::uuid, ${step.now}, ${step.byAccountId}::uuid, ${step.isLate} FROM moved`
  return arrived === 1
}

/** Until the transaction ends nobody else calls from this line. */
export async function lockSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM session WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`
}

export async function markCalled(tx: Transaction, appointmentId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE arrival SET called_at = ${now}, calls = least(calls + 1, 100) WHERE appointment_id = ${appointmentId}::uuid`
}

/** Called and not there: back to the end of the line. @returns false when they were not called */
export async function markPassed(tx: Transaction, appointmentId: string, now: Date): Promise<boolean> {
  const passed = await tx.$executeRaw`
    UPDATE arrival SET passed_at = ${now}, called_at = NULL
    FROM appointment WHERE appointment.id = arrival.appointment_id AND appointment.status = 'checked-in'
      AND arrival.appointment_id = ${appointmentId}::uuid AND arrival.called_at IS NOT NULL`
  return passed === 1
}

/**
 * Until the transaction ends the practitioner begins no other visit. One that nobody finished on an earlier day does
 * not keep today's children waiting.
 *
 * @returns whether one is under way today
 */
export async function lockPractitioner(
  tx: Transaction,
  practitionerId: string,
  today: LocalDate,
): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM practitioner WHERE id = ${practitionerId}::uuid FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT visit.id FROM visit JOIN appointment ON appointment.id = visit.appointment_id
    WHERE visit.practitioner_id = ${practitionerId}::uuid AND visit.completed_at IS NULL
      AND appointment.status = 'in-visit' AND appointment.day = ${today}::date LIMIT 1`
  return rows.length > 0
}

/** The visit begins, with the practitioner's certificate of this day (the first leg of the loop). */
export async function insertVisit(
  tx: Transaction,
  step: Step & {
    readonly patientId: string
    readonly organizationId: string
    readonly practitionerId: string
    readonly day: string
  },
): Promise<boolean> {
  const begun = await tx.$executeRaw`
    WITH moved AS (${moved('checked-in', 'in-visit', step)})
    INSERT INTO visit (id, appointment_id, patient_id, organization_id, practitioner_id, started_at,
      started_by_account_id, certification_number)
    SELECT gen_random_uuid(), id, ${step.patientId}::uuid, ${step.organizationId}::uuid, ${step.practitionerId}::uuid,
      ${step.now}, ${step.byAccountId}::uuid,
      (SELECT number FROM certification WHERE practitioner_id = ${step.practitionerId}::uuid
        AND ${step.day}::date BETWEEN valid_from AND valid_to ORDER BY valid_to DESC LIMIT 1)
    FROM moved`
  return begun === 1
}

/**
 * Without a record of its own where a check-up is one; the database asks for either.
 *
 * @returns the visit, or null when it was not under way
 */
export async function completeVisit(
  tx: Transaction,
  step: Step & { readonly recordCipher: string | null; readonly category: EntryCategory },
): Promise<string | null> {
  const [completed] = await tx.$queryRaw<{ id: string }[]>`
    WITH moved AS (${moved('in-visit', 'completed', step)})
    UPDATE visit SET completed_at = ${step.now}, record_cipher = ${step.recordCipher},
      category = ${step.category}
    FROM moved WHERE visit.appointment_id = moved.id RETURNING visit.id`
  return completed?.id ?? null
}

export async function markMissed(tx: Transaction, step: Step): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`${moved('booked', 'no-show', step)}`
  return rows.length === 1
}

export interface MissedVisit {
  readonly appointmentId: string
  readonly patientId: string
}

/** Visits of earlier days to which nobody came, at most `limit`. */
export function markMissedBefore(
  tx: Transaction,
  day: LocalDate,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<MissedVisit[]> {
  return tx.$queryRaw<MissedVisit[]>`
    UPDATE appointment SET status = 'no-show', status_at = ${now}, status_by_account_id = NULL, status_note_cipher = NULL
    WHERE id IN (SELECT id FROM appointment WHERE status = 'booked' AND day < ${day}::date
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id AS "appointmentId", patient_id AS "patientId"`
}
