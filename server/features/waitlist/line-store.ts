import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { WaitlistCloseReason, WaitlistEntry, WaitlistStatus } from '#domain/waitlist/waitlist-entry'
import { type Database, Prisma } from '../../platform/database/database'
import { PUBLISHED_ORDER } from './published-order'

/** What families and everybody read of lines. */

/** Longer than any line that is published whole. */
const LINE_MAX = 2_000

const WAITED_FOR = Prisma.sql`
  entry.id, entry.organization_id AS "organizationId", entry.service, entry.practitioner_id AS "practitionerId",
  entry.from_day::text AS "fromDay", entry.to_day::text AS "toDay", entry.half_day AS "halfDay", entry.precedence,
  entry.joined_at AS "joinedAt"`

export interface FamilyEntryRow extends WaitlistEntry {
  readonly patientId: string
  readonly status: WaitlistStatus
  readonly closeReason: WaitlistCloseReason | null
  readonly silences: number
  readonly organizationName: string
  readonly practitionerName: string | null
}

/** Everything that the people of an account wait for, and what has ended since `endedAfter`; the newest first. */
export function listFamilyEntries(
  db: Database,
  accountId: string,
  of: { readonly today: LocalDate; readonly endedAfter: Date; readonly limit: number },
): Promise<FamilyEntryRow[]> {
  return db.$queryRaw<FamilyEntryRow[]>`
    SELECT ${WAITED_FOR}, entry.patient_id AS "patientId", entry.status,
      entry.close_reason AS "closeReason", entry.silences, organization.name AS "organizationName",
      practitioner.name AS "practitionerName"
    FROM waitlist_entry AS entry JOIN organization ON organization.id = entry.organization_id
    LEFT JOIN practitioner ON practitioner.id = entry.practitioner_id
    JOIN patient_access AS tie ON tie.patient_id = entry.patient_id AND tie.account_id = ${accountId}::uuid
      AND ${of.today}::date BETWEEN tie.starts_on AND tie.ends_on
    WHERE entry.status <> 'closed' OR entry.status_at >= ${of.endedAfter}
    ORDER BY entry.status = 'closed', entry.joined_at DESC, entry.id LIMIT ${of.limit}`
}

export interface FamilyOfferRow {
  readonly id: string
  readonly entryId: string
  readonly patientId: string
  readonly slotId: string
  readonly service: Service
  readonly start: Date
  readonly end: Date
  readonly number: number
  readonly room: string
  readonly feeFen: bigint
  readonly organizationName: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly offeredAt: Date
  readonly expiresAt: Date
}

/** What is being offered to the people of an account, the first to run out first. */
export function listFamilyOffers(
  db: Database,
  accountId: string,
  of: { readonly today: LocalDate; readonly now: Date; readonly limit: number },
): Promise<FamilyOfferRow[]> {
  return db.$queryRaw<FamilyOfferRow[]>`
    SELECT offer.id, offer.entry_id AS "entryId", offer.patient_id AS "patientId", slot.id AS "slotId", session.service,
      slot.start_at AS "start", slot.end_at AS "end", slot.first_number + seat.seat_no - 1 AS number, session.room,
      session.fee_fen AS "feeFen", organization.name AS "organizationName", practitioner.name AS "practitionerName",
      practitioner.title AS "practitionerTitle", offer.offered_at AS "offeredAt", offer.expires_at AS "expiresAt"
    FROM waitlist_offer AS offer JOIN waitlist_seat AS seat ON seat.id = offer.seat_id
    JOIN slot ON slot.id = seat.slot_id JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    JOIN patient_access AS tie ON tie.patient_id = offer.patient_id AND tie.account_id = ${accountId}::uuid
      AND ${of.today}::date BETWEEN tie.starts_on AND tie.ends_on
    WHERE offer.status = 'open' AND offer.expires_at > ${of.now}
    ORDER BY offer.expires_at, offer.id LIMIT ${of.limit}`
}

/** Who waits in the lines of these places and services, the first first. */
export function listWaiting(
  db: Database,
  lines: readonly { readonly organizationId: string; readonly service: Service }[],
): Promise<(WaitlistEntry & { isOffered: boolean })[]> {
  const wanted = JSON.stringify(lines.map(({ organizationId, service }) => ({ organizationId, service })))
  return db.$queryRaw<(WaitlistEntry & { isOffered: boolean })[]>`
    SELECT ${WAITED_FOR}, EXISTS (SELECT FROM waitlist_offer AS offer
      WHERE offer.entry_id = entry.id AND offer.status = 'open') AS "isOffered"
    FROM waitlist_entry AS entry
    WHERE entry.status = 'waiting' AND (entry.organization_id, entry.service) IN (
      SELECT "organizationId", service FROM jsonb_to_recordset(${wanted}::jsonb)
        AS line("organizationId" uuid, service text))
    ORDER BY ${PUBLISHED_ORDER} LIMIT ${LINE_MAX}`
}

/** Whose rules hold at a place. */
export async function findRegion(db: Database, organizationId: string): Promise<string | null> {
  const place = await db.organization.findUnique({ where: { id: organizationId }, select: { region: true } })
  return place?.region ?? null
}
