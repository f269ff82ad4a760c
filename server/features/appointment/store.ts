import type { SlotFacts } from '#domain/appointment/refuse-slot'
import type { SlotPool } from '#domain/appointment/slot-pool'
import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { Prisma } from '../../generated/prisma/client'
import type { Database, Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'

/**
 * The SQL of booking. Locks are always taken in the order account → patient → slots by id, so that two families
 * never wait for each other in a circle; a seat changes hands in one conditional statement.
 */
type Reader = Database | Transaction

export interface SlotRow extends Omit<SlotFacts, 'windowDays'> {
  readonly organizationKind: string
  readonly region: string
}

const SLOT_COLUMNS = Prisma.sql`
  slot.id, session.organization_id AS "organizationId", session.practitioner_id AS "practitionerId", session.service,
  session.day::text, slot.start_at AS "start", slot.end_at AS "end", slot.pool, slot.capacity - slot.booked AS "free",
  session.status = 'suspended' AS "suspended", session.release_at AS "releaseAt",
  organization.kind AS "organizationKind", organization.region`

export async function findSlot(db: Reader, slotId: string): Promise<SlotRow | null> {
  const rows = await db.$queryRaw<SlotRow[]>`
    SELECT ${SLOT_COLUMNS} FROM slot
    JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    WHERE slot.id = ${slotId}::uuid`
  return rows[0] ?? null
}

/**
 * Serializes everything that one account does, and everything that is booked for one person; answers what the
 * rules ask of them.
 */
export async function lockAccountAndPatient(
  tx: Transaction,
  scope: PatientScope,
): Promise<{ birthDate: LocalDate }> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${scope.accountId}::uuid FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<{ birthDate: string }[]>`
    SELECT birth_date::text AS "birthDate" FROM patient WHERE id = ${scope.patientId}::uuid FOR NO KEY UPDATE`
  return { birthDate: localDate(rows[0]?.birthDate ?? '') }
}

export async function findBirthDate(db: Reader, scope: PatientScope): Promise<LocalDate> {
  const row = await db.patient.findUniqueOrThrow({
    where: { id: scope.patientId },
    select: { birthDate: true },
  })
  return localDate(row.birthDate.toISOString().slice(0, 10))
}

/** Locks several slots in the order of their ids, before a booking that gives one back and takes another. */
export async function lockSlots(tx: Transaction, slotIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM slot WHERE id = ANY(${[...slotIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

export interface OpenAppointmentRow {
  readonly id: string
  readonly slotId: string
  readonly accountId: string
  readonly status: AppointmentStatus
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
}

/** A person's appointments still ahead or under way. A hold that has run out no longer counts. */
export function listOpenAppointments(
  db: Reader,
  scope: PatientScope,
  now: Date,
): Promise<OpenAppointmentRow[]> {
  return db.$queryRaw<OpenAppointmentRow[]>`
    SELECT id, slot_id AS "slotId", account_id AS "accountId", status, service, day::text, start_at AS "start",
           end_at AS "end"
    FROM appointment
    WHERE patient_id = ${scope.patientId}::uuid
      AND (status IN ('booked', 'checked-in', 'in-visit') OR (status = 'held' AND hold_expires_at > ${now}))
    ORDER BY start_at LIMIT 50`
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

/** Moves an appointment one step; false when it was no longer where it was thought to be. */
export async function moveStatus(tx: Transaction, step: StatusStep): Promise<boolean> {
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

export interface HoldRow {
  readonly id: string
  readonly slotId: string
  readonly patientId: string
  readonly holdExpiresAt: Date
}

/** The account's hold that has not been settled yet, run out or not. One at most (BK-13). */
export async function findHoldOf(db: Reader, accountId: string): Promise<HoldRow | null> {
  return (await db.appointment.findFirst({
    where: { accountId, status: 'held' },
    select: { id: true, slotId: true, patientId: true, holdExpiresAt: true },
  })) as HoldRow | null
}

/** Turns a living hold into a booking: compare and swap on its status and its end. */
export async function confirmHold(
  tx: Transaction,
  hold: {
    readonly id: string
    readonly scope: PatientScope
    readonly reasonCipher: string | null
    readonly now: Date
  },
): Promise<PlacedAppointment | null> {
  const rows = await tx.$queryRaw<PlacedAppointment[]>`
    UPDATE appointment SET status = 'booked', status_at = ${hold.now}, status_by_account_id = account_id,
      reason_cipher = ${hold.reasonCipher}
    WHERE id = ${hold.id}::uuid AND account_id = ${hold.scope.accountId}::uuid
      AND patient_id = ${hold.scope.patientId}::uuid AND status = 'held' AND hold_expires_at > ${hold.now}
    RETURNING id, number, start_at AS "start", end_at AS "end"`
  return rows[0] ?? null
}

/** Whether an appointment is a hold that has run out by now. */
export async function findRunOutHold(tx: Transaction, id: string, now: Date): Promise<boolean> {
  return (await tx.appointment.count({ where: { id, status: 'held', holdExpiresAt: { lte: now } } })) === 1
}

/** Holds of a slot that have run out but that no job has swept yet. */
export function findRunOutHolds(tx: Transaction, slotId: string, now: Date): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM appointment
    WHERE slot_id = ${slotId}::uuid AND status = 'held' AND hold_expires_at <= ${now}
    LIMIT 60 FOR UPDATE SKIP LOCKED`
}

export interface AppointmentRow {
  readonly id: string
  readonly slotId: string
  readonly patientId: string
  readonly accountId: string
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
}

const APPOINTMENT_VIEW = Prisma.sql`
  SELECT appointment.id, appointment.slot_id AS "slotId", appointment.patient_id AS "patientId",
    appointment.account_id AS "accountId", appointment.status, appointment.service, appointment.day::text,
    appointment.start_at AS "start", appointment.end_at AS "end", appointment.number, appointment.seat_no AS "seatNo",
    slot.capacity, appointment.room, appointment.fee_fen AS "feeFen", appointment.reason_cipher AS "reasonCipher",
    appointment.hold_expires_at AS "holdExpiresAt", appointment.rescheduled_from_id AS "rescheduledFromId",
    appointment.created_at AS "createdAt", organization.id AS "organizationId",
    organization.name AS "organizationName", organization.address AS "organizationAddress",
    organization.phone AS "organizationPhone", organization.latitude, organization.longitude, organization.region,
    practitioner.id AS "practitionerId", practitioner.name AS "practitionerName",
    appointment.practitioner_title AS "practitionerTitle"
  FROM appointment
  JOIN slot ON slot.id = appointment.slot_id
  JOIN organization ON organization.id = appointment.organization_id
  JOIN practitioner ON practitioner.id = appointment.practitioner_id`

/** Only appointments of people whom the account is linked to today: another family's does not exist. */
export async function findAppointment(
  db: Reader,
  accountId: string,
  id: string,
): Promise<AppointmentRow | null> {
  const rows = await db.$queryRaw<AppointmentRow[]>`
    ${APPOINTMENT_VIEW}
    JOIN patient_link ON patient_link.patient_id = appointment.patient_id AND patient_link.ended_at IS NULL
      AND patient_link.account_id = ${accountId}::uuid
    WHERE appointment.id = ${id}::uuid`
  return rows[0] ?? null
}

export interface PageAfter {
  readonly start: Date
  readonly id: string
}

/** Newest visit first, `limit` rows after `after`. */
export function listAppointments(
  db: Reader,
  accountId: string,
  page: { readonly after: PageAfter | null; readonly limit: number },
): Promise<AppointmentRow[]> {
  const after = page.after
    ? Prisma.sql`AND (appointment.start_at, appointment.id) < (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<AppointmentRow[]>`
    ${APPOINTMENT_VIEW}
    JOIN patient_link ON patient_link.patient_id = appointment.patient_id AND patient_link.ended_at IS NULL
      AND patient_link.account_id = ${accountId}::uuid
    WHERE TRUE ${after}
    ORDER BY appointment.start_at DESC, appointment.id DESC LIMIT ${page.limit}`
}

export interface ListedSlotRow extends SlotRow {
  readonly sessionId: string
  readonly capacity: number
  readonly feeFen: bigint
  readonly room: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly pool: SlotPool
}

interface SlotQuery {
  readonly organizationId: string
  readonly service: Service
  readonly from: LocalDate
  readonly to: LocalDate
  readonly practitionerId: string | null
  readonly limit: number
}

/** Slots of one place and service from `from` to `to`, both days included, in the order of time. */
export function listSlots(db: Reader, query: SlotQuery): Promise<ListedSlotRow[]> {
  const practitioner = query.practitionerId
    ? Prisma.sql`AND session.practitioner_id = ${query.practitionerId}::uuid`
    : Prisma.empty
  return db.$queryRaw<ListedSlotRow[]>`
    SELECT ${SLOT_COLUMNS}, session.id AS "sessionId", slot.capacity, session.fee_fen AS "feeFen", session.room,
      practitioner.name AS "practitionerName", practitioner.title AS "practitionerTitle"
    FROM session
    JOIN slot ON slot.session_id = session.id
    JOIN organization ON organization.id = session.organization_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    WHERE session.organization_id = ${query.organizationId}::uuid AND session.service = ${query.service}
      AND session.day BETWEEN ${query.from}::date AND ${query.to}::date ${practitioner}
    ORDER BY slot.start_at, practitioner.id LIMIT ${query.limit}`
}
