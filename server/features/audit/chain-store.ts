import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { AuditEventRow } from './store'

/** One writer at a time, in the whole cluster. */
const CHAIN_LOCK = 5_417_003
/**
 * An event whose transaction commits late has an older id than some that are linked already. Transactions live less
 * than five seconds, and so many events are not written in that time.
 */
const LATE_EVENTS = 10_000

const EVENT = Prisma.sql`
  event.id, event.at, event.account_id AS "accountId", event.role, event.organization_id AS "organizationId",
  event.purpose, event.action, event.patient_ids AS "patientIds", event.fields, event.request_id AS "requestId"`

export interface ChainHead {
  readonly no: bigint
  readonly hash: Uint8Array
}

/** Waits for whoever links at this moment; until the transaction ends nobody else does. */
export async function lockChain(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`
}

/** The newest link; null before the first. */
export async function findHead(db: Database | Transaction): Promise<ChainHead | null> {
  return db.auditLink.findFirst({ orderBy: { no: 'desc' }, select: { no: true, hash: true } })
}

/** Committed events that no link covers yet, late ones included. */
export function listUnlinked(tx: Transaction, limit: number): Promise<AuditEventRow[]> {
  return tx.$queryRaw<AuditEventRow[]>`
    SELECT ${EVENT} FROM audit_event AS event
    WHERE event.id > coalesce((SELECT max(event_id) FROM audit_link), 0) - ${LATE_EVENTS}::bigint
      AND NOT EXISTS (SELECT FROM audit_link WHERE event_id = event.id)
    ORDER BY event.id LIMIT ${limit}`
}

export async function insertLinks(
  tx: Transaction,
  links: readonly { readonly no: bigint; readonly eventId: bigint; readonly hash: Uint8Array }[],
): Promise<void> {
  await tx.auditLink.createMany({
    data: links.map(({ no, eventId, hash }) => ({ no, eventId, hash: Uint8Array.from(hash) })),
  })
}

export interface LinkedRow extends AuditEventRow {
  readonly no: bigint
  readonly hash: Uint8Array
  /** False when the link's event is gone. */
  readonly exists: boolean
}

export function listLinksAfter(db: Database, no: bigint, limit: number): Promise<LinkedRow[]> {
  return db.$queryRaw<LinkedRow[]>`
    SELECT link.no, link.hash, event.id IS NOT NULL AS "exists", ${EVENT}
    FROM audit_link AS link LEFT JOIN audit_event AS event ON event.id = link.event_id
    WHERE link.no > ${no} ORDER BY link.no LIMIT ${limit}`
}

export async function findHash(db: Database, no: bigint): Promise<Uint8Array | null> {
  const link = await db.auditLink.findUnique({ where: { no }, select: { hash: true } })
  return link?.hash ?? null
}

/** The first link after the place where an event was slipped in so far back that nothing links it; null: nowhere. */
export async function findStray(db: Database): Promise<bigint | null> {
  const [found] = await db.$queryRaw<{ no: bigint | null }[]>`
    SELECT (SELECT min(no) FROM audit_link WHERE event_id > stray.id) AS no
    FROM audit_event AS stray
    WHERE stray.id <= (SELECT max(event_id) FROM audit_link) - ${LATE_EVENTS}::bigint
      AND NOT EXISTS (SELECT FROM audit_link WHERE event_id = stray.id)
    ORDER BY stray.id LIMIT 1`
  return found?.no ?? null
}
