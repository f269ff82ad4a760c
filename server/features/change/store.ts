import type { ChangeSubject } from '#domain/operation/change-subject'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

export interface ChangeRow {
  readonly id: bigint
  readonly at: Date
  readonly accountId: string
  readonly subject: ChangeSubject
  readonly subjectId: string
  readonly before: object | null
  readonly after: object | null
  readonly reason: string
  readonly revertsId: bigint | null
  /** Something changed the same subject later, a change that took this one back included. */
  readonly isOver: boolean
}

interface Filter {
  readonly subject: string | undefined
  readonly subjectId: string | undefined
  /** Only those before it. */
  readonly beforeId: bigint | undefined
}

/** The changes of everybody who works or worked at the office or below it, the newest first. */
export async function loadChanges(
  db: Database,
  scope: StaffScope,
  { subject, subjectId, beforeId }: Filter,
  limit: number,
): Promise<ChangeRow[]> {
  return db.$queryRaw<ChangeRow[]>`
    SELECT ${COLUMNS}
    FROM operator_change AS change
    WHERE ${madeWithin(scope)}
      ${subject === undefined ? Prisma.empty : Prisma.sql`AND change.subject = ${subject}`}
      ${subjectId === undefined ? Prisma.empty : Prisma.sql`AND change.subject_id = ${subjectId}`}
      ${beforeId === undefined ? Prisma.empty : Prisma.sql`AND change.id < ${beforeId}`}
    ORDER BY change.id DESC
    LIMIT ${limit}`
}

export async function findChange(tx: Transaction, scope: StaffScope, id: bigint): Promise<ChangeRow | null> {
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT ${COLUMNS} FROM operator_change AS change WHERE change.id = ${id} AND ${madeWithin(scope)}`
  return rows[0] ?? null
}

const COLUMNS = Prisma.sql`change.id, change.at, change.account_id AS "accountId", change.subject,
  change.subject_id AS "subjectId", change.before, change.after, change.reason, change.reverts_id AS "revertsId",
  EXISTS (
    SELECT FROM operator_change AS later
    WHERE later.subject = change.subject AND later.subject_id = change.subject_id AND later.id > change.id
  ) AS "isOver"`

function madeWithin(scope: StaffScope): Prisma.Sql {
  return Prisma.sql`change.account_id IN (
    SELECT account_id FROM staff_role
    WHERE organization_id IN ${within(scope.organizationId)})`
}
