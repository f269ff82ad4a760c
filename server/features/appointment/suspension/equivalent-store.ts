import type { EquivalentKind, OpenSlot, SuspendedVisit } from '#domain/appointment/equivalent-offers'
import { OPEN_STATUSES } from '#domain/appointment/status'
import type { LocalDate } from '#domain/kernel/time'
import { type Database, Prisma, type Reader, type Transaction } from '../../../platform/database/database'
import { oneOf } from '../../../platform/sql/codes-sql'

/** Of a session; it has fewer seats. */
const VISITS_MAX = 400
/** Of a service in a county within two weeks. */
const SLOTS_MAX = 3_000

export type SuspendedRow = SuspendedVisit & {
  readonly patientId: string
  readonly seatNo: number
  readonly slotId: string
}

/** The visits of some appointments, or those that would be met if slots were stopped, in the order of time. */
export function listVisits(
  db: Reader,
  of: { readonly appointmentIds: readonly string[] } | { readonly slotIds: readonly string[] },
): Promise<SuspendedRow[]> {
  const condition =
    'slotIds' in of
      ? Prisma.sql`appointment.slot_id = ANY(${[...of.slotIds]}::uuid[]) AND appointment.status IN ('booked', 'checked-in')`
      : Prisma.sql`appointment.id = ANY(${[...of.appointmentIds]}::uuid[])`
  return db.$queryRaw<(SuspendedRow & { others: { start: string; end: string }[] })[]>`
    SELECT appointment.id, appointment.patient_id AS "patientId", appointment.slot_id AS "slotId",
      appointment.seat_no AS "seatNo", appointment.organization_id AS "organizationId",
      appointment.practitioner_id AS "practitionerId", appointment.practitioner_title AS "practitionerTitle",
      appointment.service, appointment.day::text, appointment.start_at AS "start", coalesce((
        SELECT jsonb_agg(jsonb_build_object('service', other.service, 'day', other.day, 'start', other.start_at,
          'end', other.end_at)) FROM appointment AS other
        WHERE other.patient_id = appointment.patient_id AND other.id <> appointment.id
          AND other.status IN ${oneOf(OPEN_STATUSES)}), '[]') AS others
    FROM appointment WHERE ${condition} ORDER BY appointment.start_at, appointment.number LIMIT ${VISITS_MAX}`.then(
    (rows) =>
      rows.map((row) => ({
        ...row,
        others: row.others.map((other) => ({
          ...other,
          start: new Date(other.start),
          end: new Date(other.end),
        })),
      })),
  )
}

export type OpenSlotRow = Omit<OpenSlot, 'distanceMetres' | 'free'> & {
  readonly freeSeats: readonly number[]
  readonly latitude: number
  readonly longitude: number
}

interface SlotWish {
  readonly service: SuspendedVisit['service']
  readonly practitionerId: string
  readonly organizationId: string
  readonly exceptSessionId: string
  readonly fromDay: LocalDate
  readonly toDay: LocalDate
  readonly earliest: Date
  readonly now: Date
}

/** Slots that everybody could book now: of the same doctor, at the same place, and elsewhere within the days. */
export function listOpenSlots(db: Reader, wish: SlotWish): Promise<OpenSlotRow[]> {
  return db.$queryRaw<OpenSlotRow[]>`
    ${OPEN_SLOT} AND session.service = ${wish.service} AND session.id <> ${wish.exceptSessionId}::uuid
      AND session.day BETWEEN ${wish.fromDay}::date AND ${wish.toDay}::date AND session.release_at <= ${wish.now}
      AND slot.start_at >= ${wish.earliest} AND slot.booked < slot.capacity
    ORDER BY session.day, slot.start_at, slot.id LIMIT ${SLOTS_MAX}`
}

/** The same slots once more, as they are now that they are locked. */
export function readOpenSlots(tx: Transaction, slotIds: readonly string[]): Promise<OpenSlotRow[]> {
  return tx.$queryRaw<OpenSlotRow[]>`${OPEN_SLOT} AND slot.id = ANY(${[...slotIds]}::uuid[])`
}

const OPEN_SLOT = Prisma.sql`
  SELECT slot.id, session.organization_id AS "organizationId", session.practitioner_id AS "practitionerId",
    practitioner.title AS "practitionerTitle", session.day::text, slot.start_at AS "start", slot.end_at AS "end",
    slot.free_seats AS "freeSeats", organization.latitude, organization.longitude
  FROM session JOIN slot ON slot.session_id = session.id
  JOIN organization ON organization.id = session.organization_id
  JOIN practitioner ON practitioner.id = session.practitioner_id
  WHERE session.status = 'open' AND slot.pool = 'public'`

export interface NewEquivalent {
  readonly appointmentId: string
  readonly seatId: string
  readonly kind: EquivalentKind
  readonly expiresAt: Date
}

export async function insertEquivalents(
  tx: Transaction,
  offers: readonly NewEquivalent[],
  now: Date,
): Promise<void> {
  await tx.equivalentOffer.createMany({ data: offers.map((offer) => ({ ...offer, offeredAt: now })) })
}

export interface EquivalentRow {
  readonly id: string
  readonly appointmentId: string
  readonly patientId: string
  readonly seatId: string
  readonly slotId: string
}

/** An offer of somebody whom the account may bring today, whatever became of it. */
export async function findEquivalentOf(
  tx: Transaction,
  accountId: string,
  id: string,
  today: LocalDate,
): Promise<EquivalentRow | null> {
  const rows = await tx.$queryRaw<EquivalentRow[]>`
    SELECT offer.id, appointment.id AS "appointmentId", appointment.patient_id AS "patientId", seat.id AS "seatId",
      seat.slot_id AS "slotId"
    FROM equivalent_offer AS offer JOIN appointment ON appointment.id = offer.appointment_id
    JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    JOIN patient_access AS tie ON tie.patient_id = appointment.patient_id AND tie.account_id = ${accountId}::uuid
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on AND appointment.day >= tie.starts_on
    WHERE offer.id = ${id}::uuid`
  return rows[0] ?? null
}

/** The seats that are kept for a visit just now, with their slots. */
export function listKept(
  tx: Transaction,
  appointmentId: string,
): Promise<{ seatId: string; slotId: string }[]> {
  return tx.$queryRaw<{ seatId: string; slotId: string }[]>`
    SELECT seat.id AS "seatId", seat.slot_id AS "slotId" FROM equivalent_offer AS offer
    JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    WHERE offer.appointment_id = ${appointmentId}::uuid AND offer.status = 'open'`
}

/** Takes an offer that still stands. False when it ran out, or somebody else of the family was faster. */
export async function takeOffer(
  tx: Transaction,
  answer: { readonly id: string; readonly byAccountId: string; readonly now: Date },
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE equivalent_offer SET status = 'taken', answered_at = ${answer.now},
      answered_by_account_id = ${answer.byAccountId}::uuid
    WHERE id = ${answer.id}::uuid AND status = 'open' AND expires_at > ${answer.now}`
  return taken === 1
}

/** Ends what is offered for a visit: all of it by the family, or by the clock what has run out. @returns the seats */
export async function endOffers(
  tx: Transaction,
  appointmentId: string,
  end: { readonly byAccountId: string | null; readonly now: Date },
): Promise<readonly string[]> {
  const status = end.byAccountId ? 'released' : 'withdrawn'
  const rows = await tx.$queryRaw<{ seatId: string }[]>`
    UPDATE equivalent_offer SET status = ${status}, answered_at = greatest(${end.now}::timestamptz, offered_at),
      answered_by_account_id = ${end.byAccountId}::uuid
    WHERE appointment_id = ${appointmentId}::uuid AND status = 'open'
      AND (${end.byAccountId}::uuid IS NOT NULL OR expires_at <= ${end.now})
    RETURNING seat_id AS "seatId"`
  return rows.map(({ seatId }) => seatId)
}

/**
 * Whoever waits for what becomes of a visit in these slots, the newest of each seat: nobody is offered another's seat.
 * Their rows are locked, so that nobody moves meanwhile.
 */
export async function lockSuspendedIn(
  tx: Transaction,
  slotIds: readonly string[],
): Promise<{ id: string; patientId: string; slotId: string; seatNo: number; start: Date }[]> {
  await tx.$queryRaw`
    SELECT id FROM appointment WHERE slot_id = ANY(${[...slotIds]}::uuid[]) AND status = 'suspended'
    ORDER BY id FOR NO KEY UPDATE`
  return tx.$queryRaw`
    SELECT DISTINCT ON (appointment.slot_id, appointment.seat_no) appointment.id,
      appointment.patient_id AS "patientId", slot.id AS "slotId", appointment.seat_no AS "seatNo",
      slot.start_at AS "start"
    FROM appointment JOIN slot ON slot.id = appointment.slot_id AND appointment.seat_no = ANY(slot.free_seats)
    WHERE slot.id = ANY(${[...slotIds]}::uuid[]) AND appointment.status = 'suspended'
    ORDER BY appointment.slot_id, appointment.seat_no, appointment.status_at DESC`
}

/** Slots that are not held any more: nobody is offered a seat of them. */
export async function withdrawOffersIn(
  tx: Transaction,
  slotIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE equivalent_offer AS offer SET status = 'withdrawn', answered_at = greatest(${now}::timestamptz, offered_at)
    FROM waitlist_seat AS seat
    WHERE seat.id = offer.seat_id AND offer.status = 'open' AND seat.slot_id = ANY(${[...slotIds]}::uuid[])`
}

/** Visits with offers that ran out and stayed open, a batch at a time. */
export async function listRunOutVisits(db: Database, now: Date): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT appointment_id AS id FROM equivalent_offer WHERE status = 'open' AND expires_at <= ${now} LIMIT 200`
  return rows.map(({ id }) => id)
}

/** Whether the clinic took the visit back and nothing came of it yet; its row is locked. */
export async function isStillSuspended(tx: Transaction, appointmentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM appointment WHERE id = ${appointmentId}::uuid AND status = 'suspended' FOR NO KEY UPDATE`
  return rows.length === 1
}

/** Whose visit it is and when seats were last offered for it, unless the family said then that nothing fits. */
export async function findUnanswered(
  tx: Transaction,
  appointmentId: string,
): Promise<{ readonly patientId: string; readonly offeredAt: Date } | null> {
  const rows = await tx.$queryRaw<{ patientId: string; offeredAt: Date; status: string }[]>`
    SELECT appointment.patient_id AS "patientId", offer.offered_at AS "offeredAt", offer.status
    FROM equivalent_offer AS offer JOIN appointment ON appointment.id = offer.appointment_id
    WHERE offer.appointment_id = ${appointmentId}::uuid
    ORDER BY offer.offered_at DESC, offer.status = 'released' DESC LIMIT 1`
  const [last] = rows
  return last && last.status !== 'released' ? last : null
}

export interface OfferedRow {
  readonly id: string
  readonly kind: EquivalentKind
  readonly start: Date
  readonly end: Date
  readonly number: number
  readonly room: string
  readonly feeFen: bigint
  readonly organizationName: string
  readonly organizationAddress: string
  readonly latitude: number
  readonly longitude: number
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly expiresAt: Date
}

/** What is kept for a visit now, for whoever has been proved to be of its family. */
export function listOffered(db: Database, appointmentId: string, now: Date): Promise<OfferedRow[]> {
  return db.$queryRaw<OfferedRow[]>`
    SELECT offer.id, offer.kind, slot.start_at AS "start", slot.end_at AS "end",
      slot.first_number + seat.seat_no - 1 AS number, session.room, session.fee_fen AS "feeFen",
      organization.name AS "organizationName", organization.address AS "organizationAddress", organization.latitude,
      organization.longitude, practitioner.name AS "practitionerName", practitioner.title AS "practitionerTitle",
      offer.expires_at AS "expiresAt"
    FROM equivalent_offer AS offer JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    JOIN slot ON slot.id = seat.slot_id JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    WHERE offer.appointment_id = ${appointmentId}::uuid AND offer.status = 'open' AND offer.expires_at > ${now}
    ORDER BY array_position(ARRAY['original', 'same-doctor', 'colleague', 'nearest-site'], offer.kind) LIMIT 10`
}
