import type { SlotFacts } from '#domain/appointment/refuse-slot'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { type Database, Prisma } from '../../../platform/database/database'
import type { Statements } from '../../../platform/database/plain-sql'

export interface SlotRow extends Omit<SlotFacts, 'windowDays'> {
  /** The account whose hold came free: it may have its seat again at once. */
  readonly reopensFor: string | null
  readonly organizationKind: string
  readonly region: string
}

const SLOT_COLUMNS = Prisma.sql`
  slot.id, session.organization_id AS "organizationId", session.practitioner_id AS "practitionerId", session.service,
  session.day::text, slot.start_at AS "start", slot.end_at AS "end",
  session.start_at AS "sessionStart", slot.pool,
  session.status = 'suspended' AS "suspended", session.release_at AS "releaseAt", slot.reopens_at AS "reopensAt", slot.reopens_for_account_id AS "reopensFor",
  organization.kind AS "organizationKind", organization.region`

export async function findSlot(db: Statements, slotId: string): Promise<SlotRow | null> {
  return (await findSlots(db, [slotId])).get(slotId) ?? null
}

/** By their ids. */
export async function findSlots(
  db: Statements,
  slotIds: readonly string[],
): Promise<ReadonlyMap<string, SlotRow>> {
  const rows = await db.$queryRaw<SlotRow[]>`
    SELECT ${SLOT_COLUMNS}, slot.capacity - slot.booked AS "free" FROM slot
    JOIN session ON session.id = slot.session_id
    JOIN organization ON organization.id = session.organization_id
    WHERE slot.id = ANY(${[...slotIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

export interface ListedSlotRow extends SlotRow {
  readonly sessionId: string
  readonly capacity: number
  readonly feeFen: bigint
  readonly room: string
  readonly practitionerName: string
  readonly practitionerTitle: string
}

interface SlotQuery {
  readonly organizationId: string
  readonly service: Service
  readonly from: LocalDate
  readonly to: LocalDate
  readonly practitionerId: string | null
  readonly limit: number
}

/**
 * Slots of one place and service from `from` to `to`, both days included, in the order of time. The seat of a hold that
 * has run out is free once it was given back: then it opens like any other that came free.
 */
export function listSlots(db: Statements, query: SlotQuery): Promise<ListedSlotRow[]> {
  const practitioner = query.practitionerId
    ? Prisma.sql`AND session.practitioner_id = ${query.practitionerId}::uuid`
    : Prisma.empty
  return db.$queryRaw<ListedSlotRow[]>`
    SELECT ${SLOT_COLUMNS}, slot.capacity - slot.booked AS "free",
      session.id AS "sessionId", slot.capacity, session.fee_fen AS "feeFen", session.room,
      practitioner.name AS "practitionerName", practitioner.title AS "practitionerTitle"
    FROM session
    JOIN slot ON slot.session_id = session.id
    JOIN organization ON organization.id = session.organization_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    WHERE session.organization_id = ${query.organizationId}::uuid AND session.service = ${query.service}
      AND session.day BETWEEN ${query.from}::date AND ${query.to}::date ${practitioner}
    ORDER BY slot.start_at, practitioner.id LIMIT ${query.limit}`
}

/** Which rules hold at a place: its kind and its region. */
export function findRulePlace(db: Database, id: string): Promise<{ kind: string; region: string } | null> {
  return db.organization.findUnique({ where: { id }, select: { kind: true, region: true } })
}
