import { createHash } from 'node:crypto'
import type { AuditEventRow } from './store'

/** What stands before the first link. */
const GENESIS = Buffer.alloc(32)

/**
 * The hash of a link: SHA-256 over the hash before it and the event as canonical JSON, every column in one order.
 * Whoever changes an event, takes one out or puts one in would have to write every later link anew.
 */
export function eventHash(before: Uint8Array | null, event: AuditEventRow): Buffer {
  const { id, at, accountId, role, organizationId, purpose, action, patientIds, fields, requestId } = event
  const columns = [
    String(id),
    at.toISOString(),
    accountId,
    role,
    organizationId,
    purpose,
    action,
    patientIds,
    fields,
    requestId,
  ]
  return createHash('sha256')
    .update(before ?? GENESIS)
    .update(JSON.stringify(columns))
    .digest()
}
