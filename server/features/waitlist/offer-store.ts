import { halfDayOf } from '#domain/kernel/half-day'
import type { LocalDate } from '#domain/kernel/time'
import type { InLine } from '#domain/waitlist/line'
import type { Database, Transaction } from '../../platform/database/database'
import { PUBLISHED_ORDER } from './published-order'
import type { SeatRow } from './seat-store'

/** More than a seat can be offered to before its visit; who stands behind them is asked when the line has become shorter. */
const LINE_MAX = 500

export interface InLineRow extends InLine {
  readonly patientId: string
  /** Who may bring the person on the day of the seat: whoever joined, or somebody else. */
  readonly carerId: string
}

/**
 * The first of those who wait for a seat, of the line and of the seat as `lineFor` says it; people for whom nobody may act
 * any more are left out. Whoever waits for another doctor or half of the day must not fill the place of somebody behind.
 */
export function listLine(tx: Transaction, seat: SeatRow): Promise<InLineRow[]> {
  return tx.$queryRaw<InLineRow[]>`
    SELECT entry.id, entry.patient_id AS "patientId", carer.account_id AS "carerId",
      entry.organization_id AS "organizationId", entry.service, entry.practitioner_id AS "practitionerId",
      entry.from_day::text AS "fromDay", entry.to_day::text AS "toDay", entry.half_day AS "halfDay", entry.precedence,
      entry.joined_at AS "joinedAt",
      EXISTS (SELECT FROM waitlist_offer AS offer
        WHERE offer.patient_id = entry.patient_id AND offer.status = 'open') AS "hasOpenOffer",
      EXISTS (SELECT FROM waitlist_offer AS offer JOIN waitlist_seat AS asked ON asked.id = offer.seat_id
        WHERE offer.entry_id = entry.id AND (asked.id = ${seat.id}::uuid OR (offer.status = 'declined'
          AND asked.slot_id = ${seat.slotId}::uuid AND asked.seat_no = ${seat.seatNo}::smallint))) AS "wasAsked"
    FROM waitlist_entry AS entry
    JOIN LATERAL (
      SELECT account_id FROM patient_access AS tie WHERE tie.patient_id = entry.patient_id
        AND ${seat.day}::date BETWEEN tie.starts_on AND tie.ends_on
      ORDER BY account_id = entry.account_id DESC, kind = 'guardian' DESC, account_id LIMIT 1
    ) AS carer ON true
    WHERE entry.status = 'waiting' AND entry.organization_id = ${seat.organizationId}::uuid
      AND entry.service = ${seat.service} AND ${seat.day}::date BETWEEN entry.from_day AND entry.to_day
      AND coalesce(entry.practitioner_id = ${seat.practitionerId}::uuid, ${seat.isCertified})
      AND entry.half_day IN ('any', ${halfDayOf(seat.start)})
    ORDER BY ${PUBLISHED_ORDER} LIMIT ${LINE_MAX}`
}

/**
 * Offers a seat to somebody who still waits. Null when they do not any more, or were offered another seat in the same
 * moment: two seats that come free at once go to two people, and the index says to whom.
 */
export async function insertOffer(
  tx: Transaction,
  offer: { readonly seatId: string; readonly entryId: string; readonly now: Date; readonly expiresAt: Date },
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH standing AS (
      SELECT id, patient_id FROM waitlist_entry WHERE id = ${offer.entryId}::uuid AND status = 'waiting'
      FOR NO KEY UPDATE
    )
    INSERT INTO waitlist_offer (id, seat_id, entry_id, patient_id, offered_at, expires_at)
    SELECT gen_random_uuid(), ${offer.seatId}::uuid, standing.id, standing.patient_id, ${offer.now}, ${offer.expiresAt}
    FROM standing
    ON CONFLICT DO NOTHING RETURNING id`
  return rows[0]?.id ?? null
}

export interface OfferRow {
  readonly id: string
  readonly seatId: string
  readonly slotId: string
  readonly entryId: string
  readonly patientId: string
  readonly region: string
  readonly silences: number
}

/** An offer of somebody whom the account may bring today, whatever became of it. */
export async function findOfferOf(
  tx: Transaction,
  accountId: string,
  id: string,
  today: LocalDate,
): Promise<OfferRow | null> {
  const rows = await tx.$queryRaw<OfferRow[]>`
    SELECT offer.id, offer.seat_id AS "seatId", seat.slot_id AS "slotId", entry.id AS "entryId",
      offer.patient_id AS "patientId", organization.region, entry.silences
    FROM waitlist_offer AS offer JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    JOIN waitlist_entry AS entry ON entry.id = offer.entry_id
    JOIN organization ON organization.id = entry.organization_id
    JOIN patient_access AS tie ON tie.patient_id = offer.patient_id AND tie.account_id = ${accountId}::uuid
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    WHERE offer.id = ${id}::uuid`
  return rows[0] ?? null
}

/** Answers an offer that still stands. False when it ran out, or somebody else of the family was faster. */
export async function answerOffer(
  tx: Transaction,
  answer: {
    readonly id: string
    readonly status: 'accepted' | 'declined'
    readonly byAccountId: string
    readonly now: Date
  },
): Promise<boolean> {
  const answered = await tx.$executeRaw`
    UPDATE waitlist_offer SET status = ${answer.status}, answered_at = ${answer.now},
      answered_by_account_id = ${answer.byAccountId}::uuid
    WHERE id = ${answer.id}::uuid AND status = 'open' AND expires_at > ${answer.now}`
  return answered === 1
}

/** Offers that ran out and stayed open, a batch at a time. */
export async function listRunOutOffers(db: Database, now: Date): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM waitlist_offer WHERE status = 'open' AND expires_at <= ${now} ORDER BY expires_at LIMIT 200`
  return rows.map(({ id }) => id)
}

/** The offer that ran out, with slot and entry locked in that order; null when it was answered before that. */
export async function lockRunOutOffer(tx: Transaction, id: string, now: Date): Promise<OfferRow | null> {
  const found = await tx.$queryRaw<{ slotId: string; entryId: string }[]>`
    SELECT seat.slot_id AS "slotId", offer.entry_id AS "entryId" FROM waitlist_offer AS offer
    JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    WHERE offer.id = ${id}::uuid AND offer.status = 'open' AND offer.expires_at <= ${now}`
  const [place] = found
  if (!place) return null
  await tx.$queryRaw`SELECT id FROM slot WHERE id = ${place.slotId}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT id FROM waitlist_entry WHERE id = ${place.entryId}::uuid FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<OfferRow[]>`
    UPDATE waitlist_offer AS offer SET status = 'silent', answered_at = ${now}
    FROM waitlist_seat AS seat, waitlist_entry AS entry, organization
    WHERE offer.id = ${id}::uuid AND offer.status = 'open' AND offer.expires_at <= ${now}
      AND seat.id = offer.seat_id AND entry.id = offer.entry_id AND organization.id = entry.organization_id
    RETURNING offer.id, offer.seat_id AS "seatId", seat.slot_id AS "slotId", entry.id AS "entryId",
      offer.patient_id AS "patientId", organization.region, entry.silences`
  return rows[0] ?? null
}

/** Takes back what is offered of a seat that can be given to nobody any more. */
export async function withdrawOffers(tx: Transaction, seatId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE waitlist_offer SET status = 'withdrawn', answered_at = greatest(${now}::timestamptz, offered_at)
    WHERE seat_id = ${seatId}::uuid AND status = 'open'`
}
