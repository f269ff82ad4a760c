import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'
import type { WorkedCursor } from './worked-cursor'

export interface NewObjection {
  readonly auditEventId: bigint
  readonly textCipher: string
  readonly now: Date
}

/** Whether the event is a look of staff at this person, also under a row that was merged into theirs. */
export async function isLookAt(
  tx: Transaction,
  { patientId }: PatientScope,
  eventId: bigint,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM audit_event WHERE id = ${eventId} AND organization_id IS NOT NULL
      AND patient_ids && ARRAY(SELECT id FROM patient
        WHERE id = ${patientId}::uuid OR merged_into_id = ${patientId}::uuid)) AS found`
  return row?.found ?? false
}

/** @returns false when the account objected to this look before */
export async function insertObjection(
  tx: Transaction,
  { patientId, accountId }: PatientScope,
  { auditEventId, textCipher, now }: NewObjection,
): Promise<boolean> {
  const { count } = await tx.accessObjection.createMany({
    data: [{ patientId, auditEventId, byAccountId: accountId, textCipher, createdAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

export interface ObjectionRow {
  readonly id: string
  readonly patientId: string
  readonly eventId: bigint
  readonly textCipher: string
  readonly createdAt: Date
  readonly answerCipher: string | null
  readonly answeredAt: Date | null
}

const OWN_MAX = 50

export async function listOwnObjections(db: Database, { patientId }: PatientScope): Promise<ObjectionRow[]> {
  const rows = await db.accessObjection.findMany({
    where: { patientId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: OWN_MAX,
  })
  return rows.map(({ auditEventId, ...row }) => ({ ...row, eventId: auditEventId }))
}

export interface ToAnswerRow extends ObjectionRow {
  readonly at: Date
  readonly accountId: string
  readonly organizationName: string
  readonly purpose: string
}

/** Of the scope's organizations, what waits for an answer first, the oldest first. */
export function listToAnswer(
  db: Database,
  { organizationId }: StaffScope,
  { after, limit }: { readonly after: WorkedCursor | null; readonly limit: number },
): Promise<ToAnswerRow[]> {
  const later = after
    ? Prisma.sql`AND (answered_at IS NOT NULL, objection.created_at, objection.id)
        > (${after.isDone}, ${after.start}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<ToAnswerRow[]>`
    SELECT objection.id, objection.patient_id AS "patientId", audit_event_id AS "eventId",
      text_cipher AS "textCipher", objection.created_at AS "createdAt", answer_cipher AS "answerCipher",
      answered_at AS "answeredAt", event.at, event.account_id AS "accountId",
      organization.name AS "organizationName", event.purpose
    FROM access_objection AS objection
    JOIN audit_event AS event ON event.id = objection.audit_event_id
    JOIN organization ON organization.id = event.organization_id
    WHERE event.organization_id IN ${within(organizationId)} ${later}
    ORDER BY answered_at IS NOT NULL, objection.created_at, objection.id LIMIT ${limit}`
}

/** @returns whose record it is about; null when it is another county's, one's own look, or answered before */
export async function answerRow(
  tx: Transaction,
  { accountId, organizationId }: StaffScope,
  { id, answerCipher, now }: { readonly id: string; readonly answerCipher: string; readonly now: Date },
): Promise<{ readonly patientId: string; readonly byAccountId: string } | null> {
  const [row] = await tx.$queryRaw<{ patientId: string; byAccountId: string }[]>`
    UPDATE access_objection AS objection
    SET answer_cipher = ${answerCipher}, answered_at = ${now}, answered_by_account_id = ${accountId}::uuid
    FROM audit_event AS event
    WHERE objection.id = ${id}::uuid AND event.id = objection.audit_event_id AND answered_at IS NULL
      AND event.account_id <> ${accountId}::uuid
      AND event.organization_id IN ${within(organizationId)}
    RETURNING objection.patient_id AS "patientId", objection.by_account_id AS "byAccountId"`
  return row ?? null
}
