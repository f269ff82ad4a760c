import { randomUUID } from 'node:crypto'
import { type AppointmentStatus, IN_LINE_STATUSES } from '#domain/appointment/status'
import type { CardStatus } from '#domain/health-card/card-status'
import { LAST_SEQUENCE } from '#domain/health-card/record-number'
import type { VerificationLevel } from '#domain/health-card/verification-level'
import type { Service } from '#domain/kernel/healthcare-service'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader, type Transaction } from '../../../platform/database/database'
import type { SessionReach } from '../../../platform/scope/session-reach'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { actingFor } from '../../../platform/sql/acting-for-sql'
import { oneOf } from '../../../platform/sql/codes-sql'
import { WITHHELD_CHILD_DATA } from '../../../platform/sql/consent-sql'
import { reached } from '../../../platform/sql/session-reach-sql'
import { within } from '../../../platform/sql/within-sql'

/** More visits than anybody has on one day at one place. */
const APPOINTMENTS_MAX = 10

export interface ShownPerson {
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly personVerification: VerificationLevel
  readonly hasVerifiedPhone: boolean
  readonly cardStatus: CardStatus
}

/** Whose card was just shown to this member of staff. */
export async function findShown(
  db: Reader,
  _scope: StaffScope,
  patientId: string,
  today: LocalDate,
): Promise<ShownPerson | null> {
  const rows = await db.$queryRaw<ShownPerson[]>`
    SELECT patient.name_cipher AS "nameCipher", patient.sex, patient.birth_date::text AS "birthDate",
      patient.verification AS "personVerification", card.status AS "cardStatus",
      EXISTS (SELECT FROM ${actingFor(Prisma.sql`patient.id`, today)}
        AND tie.kind = 'guardian' AND account.phone_verified_at IS NOT NULL) AS "hasVerifiedPhone"
    FROM health_card AS card JOIN patient ON patient.id = card.patient_id
    WHERE card.patient_id = ${patientId}::uuid`
  return rows[0] ?? null
}

export interface ExpectedRow {
  readonly appointmentId: string
  readonly number: number
  readonly status: AppointmentStatus
  readonly start: Date
  readonly service: Service
  readonly practitionerName: string
}

/** Their visits of a day within reach that are, or were, to take place; in the order of time. */
export function listExpected(
  db: Reader,
  reach: SessionReach,
  patientId: string,
  day: LocalDate,
): Promise<ExpectedRow[]> {
  return db.$queryRaw<ExpectedRow[]>`
    SELECT appointment.id AS "appointmentId", appointment.number, appointment.status, appointment.start_at AS "start",
      appointment.service, practitioner.name AS "practitionerName"
    FROM appointment
    JOIN slot ON slot.id = appointment.slot_id
    JOIN session ON session.id = slot.session_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    WHERE appointment.patient_id = ${patientId}::uuid AND appointment.day = ${day}::date
      AND appointment.status IN ${oneOf(IN_LINE_STATUSES)} AND ${reached(reach)}
    ORDER BY appointment.start_at, appointment.number LIMIT ${APPOINTMENTS_MAX}`
}

/** The record of a person is open to whom the card was shown, until a moment. */
export async function insertOpening(
  tx: Transaction,
  scope: StaffScope,
  opening: { readonly patientId: string; readonly openedAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const { accountId, role, organizationId } = scope
  await tx.recordOpening.create({
    data: { id: randomUUID(), ...opening, accountId, role, organizationId, basis: 'card-code' },
    select: { id: true },
  })
}

/** The last opening by card that has not run out. */
export async function findOpening(
  db: Reader,
  { accountId }: StaffScope,
  patientId: string,
  now: Date,
): Promise<{ expiresAt: Date } | null> {
  return db.recordOpening.findFirst({
    where: { accountId, patientId, basis: 'card-code', openedAt: { lte: now }, expiresAt: { gt: now } },
    orderBy: { expiresAt: 'desc' },
    select: { expiresAt: true },
  })
}

export interface ShownSince {
  readonly birthDate: LocalDate
  readonly withheldChildData: boolean
}

/** Somebody whose card an account was shown since a moment; null for everybody else. */
export async function findShownSince(
  db: Reader,
  accountId: string,
  patientId: string,
  since: Date,
): Promise<ShownSince | null> {
  const [row] = await db.$queryRaw<ShownSince[]>`
    SELECT patient.birth_date::text AS "birthDate", ${WITHHELD_CHILD_DATA} AS "withheldChildData"
    FROM health_card AS card JOIN patient ON patient.id = card.patient_id
    WHERE card.patient_id = ${patientId}::uuid AND card.status <> 'cancelled'
      AND EXISTS (SELECT FROM health_card_use AS used WHERE used.card_id = card.id AND used.outcome = 'accepted'
        AND used.synced_at IS NULL AND used.by_account_id = ${accountId}::uuid AND used.at >= ${since})`
  return row ?? null
}

export interface ConfirmableRow {
  readonly cardId: string
  readonly recordNumber: string | null
  /** Of the place where the member of staff works. */
  readonly areaCode: string | null
}

/**
 * Somebody whose document can lie on this desk now: their card was accepted here since a moment, or they have a visit
 * here on the day. Anybody else does not exist for it. Locks the card.
 */
export async function lockConfirmable(
  tx: Transaction,
  scope: StaffScope,
  patientId: string,
  here: { readonly since: Date; readonly day: LocalDate },
): Promise<ConfirmableRow | null> {
  const rows = await tx.$queryRaw<ConfirmableRow[]>`
    SELECT card.id AS "cardId", card.record_number AS "recordNumber",
      (SELECT area_code FROM organization WHERE id = ${scope.organizationId}::uuid) AS "areaCode"
    FROM health_card AS card
    WHERE card.patient_id = ${patientId}::uuid AND card.status <> 'cancelled' AND (
      EXISTS (SELECT FROM health_card_use AS used WHERE used.card_id = card.id AND used.outcome = 'accepted'
        AND used.at >= ${here.since} AND used.organization_id IN ${within(scope.organizationId)})
      OR EXISTS (SELECT FROM appointment WHERE appointment.patient_id = card.patient_id
        AND appointment.day = ${here.day}::date
        AND appointment.status IN ('booked', 'checked-in', 'in-visit', 'completed', 'no-show')
        AND appointment.organization_id IN ${within(scope.organizationId)}))
    FOR NO KEY UPDATE`
  return rows[0] ?? null
}

/** @returns the next running number of an area, or null when all of them are given */
export async function nextSequence(tx: Transaction, areaCode: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO record_number_counter AS counter (area_code, last) VALUES (${areaCode}, 1)
    ON CONFLICT (area_code) DO UPDATE SET last = counter.last + 1 WHERE counter.last < ${LAST_SEQUENCE}
    RETURNING last`
  return rows[0]?.last ?? null
}

export async function confirmPerson(
  tx: Transaction,
  _scope: StaffScope,
  confirmed: { readonly patientId: string; readonly cardId: string; readonly recordNumber: string | null },
): Promise<void> {
  const { patientId, cardId, recordNumber } = confirmed
  await tx.patient.update({
    where: { id: patientId },
    data: { verification: 'staff' },
    select: { id: true },
  })
  await tx.healthCard.update({ where: { id: cardId }, data: { recordNumber }, select: { id: true } })
}
