import type { AuditedField, AuditPurpose } from '#domain/audit/audit-purpose'
import { type Database, Prisma } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

export interface AuditEventRow {
  readonly id: bigint
  readonly at: Date
  readonly accountId: string
  readonly role: string
  readonly organizationId: string | null
  readonly purpose: AuditPurpose
  readonly action: string
  readonly patientIds: readonly string[]
  readonly fields: readonly AuditedField[]
  readonly requestId: string
}

export interface ShownEventRow extends AuditEventRow {
  readonly organizationName: string | null
}

/** A look as the family of the person sees it. */
export interface FamilyEventRow extends ShownEventRow {
  /** What the doctor wrote who broke the glass; null for every other look. */
  readonly reasonCipher: string | null
}

const SHOWN_COLUMNS = Prisma.sql`
  event.id, event.at, event.account_id AS "accountId", event.role, event.organization_id AS "organizationId",
  event.purpose, event.action, event.patient_ids AS "patientIds", event.fields, event.request_id AS "requestId",
  organization.name AS "organizationName"`
const SHOWN_EVENT = Prisma.sql`
  audit_event AS event LEFT JOIN organization ON organization.id = event.organization_id`

interface Page {
  /** Only events before it. */
  readonly before: bigint | null
  readonly limit: number
}

const before = ({ before: id }: Page) => (id === null ? Prisma.empty : Prisma.sql`AND event.id < ${id}`)

/** Newest first. What was seen under rows that were merged into this person counts as theirs. */
export function listEventsOf(db: Database, scope: PatientScope, page: Page): Promise<FamilyEventRow[]> {
  return db.$queryRaw<FamilyEventRow[]>`
    SELECT ${SHOWN_COLUMNS}, opening.reason_cipher AS "reasonCipher"
    FROM ${SHOWN_EVENT}
    -- Written in the transaction of the look, at its moment.
    LEFT JOIN record_opening AS opening ON event.action = 'chart.breakGlass' AND opening.opened_at = event.at
      AND opening.account_id = event.account_id AND opening.patient_id = ANY(event.patient_ids)
    WHERE event.patient_ids && ARRAY(
      SELECT id FROM patient WHERE id = ${scope.patientId}::uuid OR merged_into_id = ${scope.patientId}::uuid)
      ${before(page)}
    ORDER BY event.id DESC LIMIT ${page.limit}`
}

export interface EventFilter {
  readonly accountId?: string | undefined
  readonly patientId?: string | undefined
  readonly organizationId?: string | undefined
  readonly purpose?: AuditPurpose | undefined
  /** From this moment on, and before that one. */
  readonly from: Date | null
  readonly to: Date | null
}

/**
 * What staff of the scope's organization and below it looked at, newest first. Families are not watched here. Of a person
 * also what was seen under rows that were merged into them.
 */
export function searchEvents(
  db: Database,
  scope: StaffScope,
  filter: EventFilter,
  page: Page,
): Promise<ShownEventRow[]> {
  const { accountId, patientId, organizationId, purpose, from, to } = filter
  const wished = [
    accountId && Prisma.sql`AND event.account_id = ${accountId}::uuid`,
    patientId &&
      Prisma.sql`AND event.patient_ids && ARRAY(
      SELECT ${patientId}::uuid UNION SELECT id FROM patient WHERE merged_into_id = ${patientId}::uuid)`,
    organizationId && Prisma.sql`AND event.organization_id = ${organizationId}::uuid`,
    purpose && Prisma.sql`AND event.purpose = ${purpose}`,
    from && Prisma.sql`AND event.at >= ${from}`,
    to && Prisma.sql`AND event.at < ${to}`,
  ].filter((condition) => typeof condition === 'object' && condition !== null)
  return db.$queryRaw<ShownEventRow[]>`
    SELECT ${SHOWN_COLUMNS} FROM ${SHOWN_EVENT}
    WHERE event.organization_id IN ${within(scope.organizationId)}
      ${wished.length > 0 ? Prisma.join(wished, ' ') : Prisma.empty} ${before(page)}
    ORDER BY event.id DESC LIMIT ${page.limit}`
}
