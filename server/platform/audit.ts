import type { AuditedField, AuditPurpose } from '#domain/audit/audit-purpose'
import type { Statements } from './database/plain-sql'
import type { SeatScope } from './scope/counter-scope'
import type { StaffScope } from './scope/staff-scope'

/** One look at, or one use of, what belongs to persons. */
export interface AuditEntry {
  /** Who, and in which role: what a policy has proved. */
  readonly by: StaffScope | SeatScope
  readonly purpose: AuditPurpose
  /** The procedure, e.g. `visit.get`. */
  readonly action: string
  readonly patientIds: readonly string[]
  readonly fields: readonly AuditedField[]
  readonly at: Date
  readonly requestId: string
}

/** Writes down who looked. An answer that shows a person's data is not given before its entry is written. */
export interface AuditTrail {
  readonly record: (tx: Statements, entry: AuditEntry) => Promise<void>
  /** In one statement however many. */
  readonly recordAll: (tx: Statements, entries: readonly AuditEntry[]) => Promise<void>
}

/** The chain over the entries is drawn by a job a moment later: it must not make bookings wait for each other. */
export function createAuditTrail(): AuditTrail {
  return { record: (tx, entry) => recordAll(tx, [entry]), recordAll }
}

const recordAll: AuditTrail['recordAll'] = async (tx, entries) => {
  const events = entries.filter(({ patientIds }) => patientIds.length > 0).map(eventOf)
  if (events.length === 0) return
  await tx.$executeRaw`
    INSERT INTO audit_event (at, account_id, role, organization_id, purpose, action, patient_ids, fields, request_id)
    SELECT at, "accountId", role, "organizationId", purpose, action, "patientIds", fields, "requestId"
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event(at timestamptz, "accountId" uuid, role text,
      "organizationId" uuid, purpose text, action text, "patientIds" uuid[], fields text[], "requestId" text)`
}

function eventOf({ by, patientIds, ...event }: AuditEntry) {
  const organizationId = 'organizationId' in by ? by.organizationId : null
  return {
    ...event,
    accountId: by.accountId,
    role: roleOf(by),
    organizationId,
    patientIds: [...new Set(patientIds)],
  }
}

function roleOf(by: StaffScope | SeatScope): string {
  if ('organizationId' in by) return by.role
  return by.relation === 'self' ? 'self' : by.kind
}
