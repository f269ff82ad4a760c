import type { CallOutcome } from '#domain/appointment/suspension-call'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { Prisma, type Reader, type Transaction } from '../../../platform/database/database'
import type { SessionReach } from '../../../platform/scope/session-reach'
import { actingFor } from '../../../platform/sql/acting-for-sql'
import { reached } from '../../../platform/sql/session-reach-sql'

/** Of a session; it has fewer seats. */
const VISITS_MAX = 400

export interface ToRingRow {
  readonly appointmentId: string
  readonly patientId: string
  readonly number: number
  readonly start: Date
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  /** Nobody acts for them, so nobody got a message. */
  readonly isUntold: boolean
  /** Of whoever acts for them today and has bound a number. */
  readonly phones: readonly { readonly phoneCipher: string; readonly relation: Relation }[]
  /** The last call, if there was one. */
  readonly outcome: CallOutcome | null
  readonly calledAt: Date | null
  readonly byAccountId: string | null
}

/**
 * Visits of a stopped session of which the family may not know: nobody read the message, and nobody answered an offer.
 * Whoever was rung stays on the list with what came of it, until they have another time.
 */
export function listToRing(db: Reader, sessionId: string, today: LocalDate): Promise<ToRingRow[]> {
  return db.$queryRaw<ToRingRow[]>`
    SELECT appointment.id AS "appointmentId", appointment.patient_id AS "patientId", appointment.number,
      appointment.start_at AS "start", patient.name_cipher AS "nameCipher", patient.sex,
      patient.birth_date::text AS "birthDate", carers.total = 0 AS "isUntold", carers.phones,
      call.outcome, call.called_at AS "calledAt", call.by_account_id AS "byAccountId"
    FROM appointment JOIN slot ON slot.id = appointment.slot_id
    JOIN patient ON patient.id = appointment.patient_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS total, coalesce(
        jsonb_agg(jsonb_build_object('phoneCipher', account.phone_cipher, 'relation', tie.relation)
          ORDER BY tie.kind = 'guardian' DESC, tie.starts_on)
          FILTER (WHERE account.phone_cipher IS NOT NULL), '[]') AS phones
      FROM ${actingFor(Prisma.sql`patient.id`, today)}) AS carers
    LEFT JOIN LATERAL (
      SELECT outcome, called_at, by_account_id FROM suspension_call
      WHERE appointment_id = appointment.id ORDER BY called_at DESC, id DESC LIMIT 1) AS call ON true
    WHERE slot.session_id = ${sessionId}::uuid AND appointment.status = 'suspended' AND (call.outcome IS NOT NULL OR NOT EXISTS (
      SELECT FROM message WHERE message.appointment_id = appointment.id AND message.kind = 'appointment-suspended'
        AND message.read_at IS NOT NULL) AND NOT EXISTS (
      SELECT FROM equivalent_offer AS offer WHERE offer.appointment_id = appointment.id
        AND offer.answered_by_account_id IS NOT NULL))
    ORDER BY appointment.start_at, appointment.number LIMIT ${VISITS_MAX}`
}

/** Whose visit it is, if it was taken back and is within reach. */
export async function findSuspendedVisit(
  tx: Transaction,
  reach: SessionReach,
  appointmentId: string,
): Promise<{ readonly patientId: string } | null> {
  const [row] = await tx.$queryRaw<{ patientId: string }[]>`
    SELECT appointment.patient_id AS "patientId" FROM appointment
    JOIN slot ON slot.id = appointment.slot_id JOIN session ON session.id = slot.session_id
    WHERE appointment.id = ${appointmentId}::uuid AND appointment.status = 'suspended' AND ${reached(reach)}`
  return row ?? null
}

export async function insertCall(
  tx: Transaction,
  call: {
    readonly appointmentId: string
    readonly outcome: CallOutcome
    readonly byAccountId: string
    readonly calledAt: Date
  },
): Promise<void> {
  await tx.suspensionCall.create({ data: call, select: { id: true } })
}
