import type { WaitedSlot } from '#domain/waitlist/waitlist-entry'
import type { KeptSeat, SeatPlace } from '../../platform/access/waitlist'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { Statements } from '../../platform/database/plain-sql'
import { reopening } from '../../platform/sql/reopening-sql'

/**
 * Seats in the hands of the waitlist: off the pad of their slot, so that no booking finds them, and on no appointment.
 * Whoever moves one has locked its slot first, then the entry, then the offer; docs/decisions/097.
 */

export interface FreedSeat extends SeatPlace {
  readonly start: Date
  readonly region: string
}

/** Of the seats that these appointments gave back, those that are still free and that somebody may be waiting for. */
export function listWaitedFor(
  tx: Statements,
  appointmentIds: readonly string[],
  now: Date,
): Promise<FreedSeat[]> {
  return tx.$queryRaw<FreedSeat[]>`
    SELECT slot.id AS "slotId", appointment.seat_no AS "seatNo", slot.start_at AS "start", organization.region
    FROM appointment
    JOIN slot ON slot.id = appointment.slot_id AND appointment.seat_no = ANY(slot.free_seats)
    JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    WHERE appointment.id = ANY(${[...appointmentIds]}::uuid[]) AND slot.pool = 'public'
      AND session.status = 'open' AND slot.start_at > ${now}
      AND EXISTS (SELECT FROM waitlist_entry AS entry WHERE entry.status = 'waiting'
        AND entry.organization_id = session.organization_id AND entry.service = session.service
        AND session.day BETWEEN entry.from_day AND entry.to_day
        AND coalesce(entry.practitioner_id = session.practitioner_id, true))
    ORDER BY slot.id, appointment.seat_no LIMIT 100`
}

/** Takes free seats off their pads, in one statement. @returns them with the ids under which they are kept */
export function takeSeats(
  tx: Statements,
  seats: readonly SeatPlace[],
  now: Date,
): Promise<readonly KeptSeat[]> {
  const wanted = JSON.stringify(seats.map(({ slotId, seatNo }) => ({ slotId, seatNo })))
  return tx.$queryRaw<KeptSeat[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${wanted}::jsonb) AS seat("slotId" uuid, "seatNo" smallint)
    ), taken AS (
      SELECT "slotId", array_agg("seatNo") AS seats, count(*)::int AS many FROM wanted GROUP BY "slotId"
    ), kept AS (
      UPDATE slot SET booked = slot.booked + taken.many,
        free_seats = ARRAY(SELECT seat FROM unnest(slot.free_seats) AS seat WHERE seat <> ALL(taken.seats) ORDER BY seat)
      FROM taken WHERE slot.id = taken."slotId"
    )
    INSERT INTO waitlist_seat (id, slot_id, seat_no, freed_at)
    SELECT gen_random_uuid(), "slotId", "seatNo", ${now} FROM wanted
    RETURNING id, slot_id AS "slotId", seat_no AS "seatNo"`
}

export interface SeatRow extends WaitedSlot {
  readonly id: string
  readonly slotId: string
  readonly seatNo: number
  readonly isGone: boolean
  readonly isOffered: boolean
  /** For a family whose visit the clinic took back (BK-16). */
  readonly isKept: boolean
  readonly isSuspended: boolean
  /** Made for one person (加号, BK-06): when they do not take it, it is for nobody. */
  readonly isExtra: boolean
  readonly region: string
  readonly organizationName: string
  readonly room: string
  /** The visit number that comes with the seat. */
  readonly number: number
}

/** The seat, with its slot locked until the transaction ends: nobody else moves a seat of this slot meanwhile. */
export async function lockSeat(tx: Transaction, id: string): Promise<SeatRow | null> {
  await tx.$queryRaw`
    SELECT slot.id FROM slot JOIN waitlist_seat AS seat ON seat.slot_id = slot.id
    WHERE seat.id = ${id}::uuid FOR NO KEY UPDATE OF slot`
  const rows = await tx.$queryRaw<SeatRow[]>`
    SELECT seat.id, seat.slot_id AS "slotId", seat.seat_no AS "seatNo", seat.gone_at IS NOT NULL AS "isGone",
      EXISTS (SELECT FROM waitlist_offer AS offer WHERE offer.seat_id = seat.id AND offer.status = 'open') AS "isOffered",
      EXISTS (SELECT FROM equivalent_offer AS offer WHERE offer.seat_id = seat.id AND offer.status = 'open') AS "isKept",
      session.status = 'suspended' AS "isSuspended", is_extra_seat(slot.id, seat.seat_no) AS "isExtra",
      organization.region, organization.name AS "organizationName", session.room,
      slot.first_number + seat.seat_no - 1 AS number, session.organization_id AS "organizationId", session.service,
      session.practitioner_id AS "practitionerId", session.day::text, slot.start_at AS "start",
      EXISTS (SELECT FROM certification WHERE certification.practitioner_id = session.practitioner_id
        AND session.day BETWEEN valid_from AND valid_to) AS "isCertified"
    FROM waitlist_seat AS seat JOIN slot ON slot.id = seat.slot_id JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    WHERE seat.id = ${id}::uuid`
  return rows[0] ?? null
}

/** Puts a seat back onto the pad of its slot, for everybody. */
export async function returnToPad(tx: Transaction, seat: Pick<SeatRow, 'id'>, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH ${gone(seat.id, now)}
    UPDATE slot SET booked = booked - 1, ${reopening(now)},
      free_seats = ARRAY(SELECT seat FROM unnest(free_seats || gone.seat_no) AS seat ORDER BY seat)
    FROM gone WHERE slot.id = gone.slot_id`
}

/** Puts a seat on top of the pad: whom the same transaction books next gets this one, and no lower number. */
export async function handSeatOver(tx: Transaction, seatId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH ${gone(seatId, now)}
    UPDATE slot SET booked = booked - 1, free_seats = gone.seat_no || free_seats FROM gone WHERE slot.id = gone.slot_id`
}

/** Takes a seat away for good. */
export async function dropSeat(tx: Transaction, seat: Pick<SeatRow, 'id'>, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH ${gone(seat.id, now)}
    UPDATE slot SET booked = booked - 1, capacity = capacity - 1 FROM gone WHERE slot.id = gone.slot_id`
}

/** A seat leaves the hands of the waitlist, once. */
const gone = (seatId: string, now: Date): Prisma.Sql => Prisma.sql`gone AS (
  UPDATE waitlist_seat SET gone_at = greatest(${now}::timestamptz, freed_at)
  WHERE id = ${seatId}::uuid AND gone_at IS NULL RETURNING slot_id, seat_no)`

/** Seats whose turn was lost: nobody is asked, or the session was suspended meanwhile. A batch at a time. */
export async function listStuckSeats(db: Database): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT seat.id FROM waitlist_seat AS seat JOIN slot ON slot.id = seat.slot_id
    JOIN session ON session.id = slot.session_id
    WHERE seat.gone_at IS NULL AND (session.status = 'suspended'
      OR NOT EXISTS (SELECT FROM waitlist_offer AS offer WHERE offer.seat_id = seat.id AND offer.status = 'open'))
      AND NOT EXISTS (SELECT FROM equivalent_offer AS offer WHERE offer.seat_id = seat.id AND offer.status = 'open')
    ORDER BY seat.freed_at LIMIT 200`
  return rows.map(({ id }) => id)
}
