import { type AppointmentStatus, assertTransition } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import { instantAt, type LocalDate, localDate, localDateOf, localTime } from '#domain/kernel/time'
import { Prisma, type Transaction } from '../../../platform/database/database'
import type { Statements } from '../../../platform/database/plain-sql'
import { isAtCounter, type SeatScope } from '../../../platform/scope/counter-scope'
import { reopening } from '../../../platform/sql/reopening-sql'

/**
 * How a seat changes hands. Locks are always taken in the order account → patient → slots by id, so that two
 * families never wait for each other in a circle; the seat itself is settled by one conditional statement.
 */

/** Serializes everything that each of the accounts does. @returns those that are open */
export async function lockAccounts(
  tx: Statements,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM account WHERE id = ANY(${[...accountIds]}::uuid[]) AND closed_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`
  return new Set(rows.map(({ id }) => id))
}

/** What the rules ask of a person and of whoever books for them; it does not change while both are locked. */
export interface LockedFamily {
  readonly birthDate: LocalDate
  readonly givenBackToday: number
}

/**
 * Serializes everything that is booked for each person, by accounts that are locked. @returns in the order of the
 * scopes, which name nobody twice; null where staff merged the row into another
 */
export function lockPatients(
  tx: Statements,
  scopes: readonly SeatScope[],
  now: Date,
): Promise<readonly (LockedFamily | null)[]> {
  return familiesOf(tx, scopes, now, Prisma.sql`ORDER BY patient.id FOR NO KEY UPDATE OF patient`)
}

/** The same without a lock, for whoever is refused whatever happens next. */
export function findFamilies(
  db: Statements,
  scopes: readonly SeatScope[],
  now: Date,
): Promise<readonly (LockedFamily | null)[]> {
  return familiesOf(db, scopes, now, Prisma.empty)
}

async function familiesOf(
  db: Statements,
  scopes: readonly SeatScope[],
  now: Date,
  locked: Prisma.Sql,
): Promise<readonly (LockedFamily | null)[]> {
  const midnight = instantAt(localDateOf(now), localTime('00:00'))
  const rows = await db.$queryRaw<{ patientId: string; birthDate: string; givenBackToday: number }[]>`
    SELECT patient.id AS "patientId", birth_date::text AS "birthDate", (
        SELECT count(*)::int FROM appointment
        WHERE appointment.account_id = family.account_id AND counter_organization_id IS NULL
          AND status_at >= ${midnight}
          AND status IN ('expired', 'cancelled', 'late-cancelled', 'rescheduled')
          -- What the desk gave back counts against nobody (BK-16, BK-22).
          AND NOT EXISTS (SELECT FROM staff_member AS staff WHERE staff.account_id = status_by_account_id
            AND staff.account_id <> appointment.account_id)) AS "givenBackToday"
    FROM unnest(${scopes.map(familyAccount)}::uuid[],
      ${scopes.map(({ patientId }) => patientId)}::uuid[]) AS family(account_id, patient_id)
    JOIN patient ON patient.id = family.patient_id AND merged_into_id IS NULL
    ${locked}`
  const found = new Map(rows.map((row) => [row.patientId, row]))
  return scopes.map(({ patientId }) => {
    const row = found.get(patientId)
    return row ? { birthDate: localDate(row.birthDate), givenBackToday: row.givenBackToday } : null
  })
}

/** What families give back is counted for their own account; staff give back for all of theirs. */
function familyAccount(scope: SeatScope): string | null {
  return isAtCounter(scope) ? null : scope.accountId
}

/**
 * Both for one account and one person.
 *
 * @throws not_logged_in when the account was closed a moment ago; not_found when staff merged the row into another
 */
export async function lockAccountAndPatient(
  tx: Transaction,
  scope: SeatScope,
  now: Date,
): Promise<LockedFamily> {
  const open = await lockAccounts(tx, [scope.accountId])
  if (!open.has(scope.accountId)) throw new DomainError('not_logged_in')
  const [family] = await lockPatients(tx, [scope], now)
  if (!family) throw new DomainError('not_found')
  return family
}

/** Locks several slots in the order of their ids, before a booking that gives one back and takes another. */
export async function lockSlots(tx: Statements, slotIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM slot WHERE id = ANY(${[...slotIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

export interface NewAppointment {
  readonly id: string
  readonly slotId: string
  readonly scope: SeatScope
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

/** One seat of one slot. Null when the slot has no free seat: the race was lost. */
export async function placeInSeat(tx: Statements, made: NewAppointment): Promise<PlacedAppointment | null> {
  return (await placeInSeats(tx, [made])).get(made.id) ?? null
}

/**
 * Takes the lowest free seats, in the order given, and writes the appointments with their snapshots (BK-14, BK-21), in
 * one statement that waits only for the rows of the slots. @returns those that got one, by their ids
 */
export async function placeInSeats(
  tx: Statements,
  made: readonly NewAppointment[],
): Promise<ReadonlyMap<string, PlacedAppointment>> {
  if (made.length === 0) return new Map()
  const slotIds = [...new Set(made.map(({ slotId }) => slotId))]
  const rows = await tx.$queryRaw<PlacedAppointment[]>`
    WITH wish AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(wishesOf(made))}::jsonb) AS wish(id uuid, "slotId" uuid,
        turn int, "patientId" uuid, "accountId" uuid, "counterId" uuid, status text, now timestamptz, "holdExpiresAt" timestamptz,
        "reasonCipher" text, "rescheduledFromId" uuid)
    ), pad AS (
      SELECT id, free_seats FROM slot WHERE id = ANY(${slotIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE
    ), won AS (
      SELECT wish.*, pad.free_seats[wish.turn] AS seat_no FROM wish JOIN pad ON pad.id = wish."slotId"
      WHERE wish.turn <= cardinality(pad.free_seats)
    ), taken AS (
      UPDATE slot SET free_seats = slot.free_seats[sold.seats + 1:], booked = slot.booked + sold.seats
      FROM (SELECT "slotId", count(*)::int AS seats FROM won GROUP BY "slotId") AS sold
      WHERE slot.id = sold."slotId" AND slot.id = ANY(${slotIds}::uuid[])
      RETURNING slot.id, slot.session_id, slot.start_at, slot.end_at, slot.first_number
    )
    INSERT INTO appointment (
      id, slot_id, patient_id, account_id, counter_organization_id, status, status_at, status_by_account_id, seat_no, reason_cipher,
      organization_id, practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title,
      hold_expires_at, rescheduled_from_id, created_at)
    SELECT
      won.id, taken.id, won."patientId", won."accountId", won."counterId", won.status, won.now, won."accountId", won.seat_no,
      won."reasonCipher", session.organization_id, session.practitioner_id, session.service, session.day,
      taken.start_at, taken.end_at, taken.first_number + won.seat_no - 1, session.room, session.fee_fen,
      practitioner.title, won."holdExpiresAt", won."rescheduledFromId", won.now
    FROM won
    JOIN taken ON taken.id = won."slotId"
    JOIN session ON session.id = taken.session_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    RETURNING id, number, start_at AS "start", end_at AS "end"`
  return new Map(rows.map((row) => [row.id, row]))
}

/** `turn`: first, second … who wants a seat of the same slot. */
function wishesOf(made: readonly NewAppointment[]) {
  const turns = new Map<string, number>()
  return made.map(({ scope, ...wish }) => {
    const { accountId, patientId } = scope
    const counterId = isAtCounter(scope) ? scope.organizationId : null
    const turn = (turns.get(wish.slotId) ?? 0) + 1
    turns.set(wish.slotId, turn)
    return { ...wish, accountId, counterId, patientId, turn }
  })
}

export interface StatusStep {
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
export async function moveStatus(tx: Statements, step: StatusStep): Promise<boolean> {
  assertTransition(step.from, step.to)
  const moved = await tx.$executeRaw`
    UPDATE appointment SET status = ${step.to}, status_at = ${step.now}, status_by_account_id = ${step.byAccountId}::uuid,
      status_note_cipher = ${step.noteCipher ?? null}
    WHERE id = ${step.appointmentId}::uuid AND status = ${step.from}`
  return moved === 1
}

/** Gives back the seat of an appointment that no longer occupies one; one that was made for its person goes away (BK-06). */
export async function returnSeat(tx: Statements, appointmentId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH given AS (
      SELECT slot_id, seat_no, is_extra_seat(slot_id, seat_no) AS is_extra,
        CASE status WHEN 'expired' THEN account_id END AS holder FROM appointment
      WHERE id = ${appointmentId}::uuid
    ), gone AS (
      UPDATE slot SET booked = booked - 1, capacity = capacity - 1 FROM given
      WHERE given.is_extra AND slot.id = given.slot_id
    )
    UPDATE slot SET booked = booked - 1, ${reopening(now, Prisma.sql`given.holder`)},
      free_seats = ARRAY(SELECT seat FROM unnest(free_seats || given.seat_no) AS seat ORDER BY seat)
    FROM given WHERE NOT given.is_extra AND slot.id = given.slot_id`
}
