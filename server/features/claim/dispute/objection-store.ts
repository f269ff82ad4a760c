import { Prisma, type Reader, type Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'

export function countOpenObjections(db: Reader, claimId: string): Promise<number> {
  return db.claimObjection.count({ where: { claimId, status: 'open' } })
}

/** @returns false when the account has objected to this claim before */
export async function insertObjection(
  tx: Transaction,
  objection: {
    readonly claimId: string
    readonly byAccountId: string
    readonly textCipher: string
    readonly createdAt: Date
    readonly dueAt: Date
  },
): Promise<boolean> {
  const { count } = await tx.claimObjection.createMany({ data: [objection], skipDuplicates: true })
  return count === 1
}

/** How often an account has objected since a moment: objecting is no sport (journeys E4 43). */
export async function countObjectionsOf(tx: Transaction, accountId: string, since: Date): Promise<number> {
  // Of one account one objection is counted at a time.
  await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  return tx.claimObjection.count({ where: { byAccountId: accountId, createdAt: { gte: since } } })
}

export interface ObjectionRow {
  readonly id: string
  readonly claimId: string
  readonly number: string
  readonly textCipher: string
  readonly createdAt: Date
  readonly dueAt: Date
}

const OPEN = (scope: StaffScope): Prisma.Sql => Prisma.sql`
  FROM claim_objection AS objection JOIN claim ON claim.id = objection.claim_id
  JOIN coverage_plan AS plan ON plan.id = claim.plan_id
  WHERE objection.status = 'open'
    AND plan.organization_id IN ${within(scope.organizationId)}`

export async function findOpenObjection(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<{ readonly id: string; readonly claimId: string; readonly byAccountId: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; claimId: string; byAccountId: string }[]>`
    SELECT objection.id, objection.claim_id AS "claimId", objection.by_account_id AS "byAccountId" ${OPEN(scope)} AND objection.id = ${id}::uuid`
  return row ?? null
}

export function listOpenObjections(
  db: Reader,
  scope: StaffScope,
  claimId: string,
  limit: number,
): Promise<ObjectionRow[]> {
  return db.$queryRaw<ObjectionRow[]>`
    SELECT objection.id, objection.claim_id AS "claimId", claim.number, objection.text_cipher AS "textCipher",
      objection.created_at AS "createdAt", objection.due_at AS "dueAt"
    ${OPEN(scope)} AND claim.id = ${claimId}::uuid ORDER BY objection.due_at, objection.id LIMIT ${limit}`
}

/** @returns false when somebody has answered it in the meantime */
export async function answerObjectionRow(
  tx: Transaction,
  id: string,
  answer: {
    readonly status: 'upheld' | 'dismissed'
    readonly answerCipher: string
    readonly answeredAt: Date
    readonly answeredByAccountId: string
  },
): Promise<boolean> {
  const { count } = await tx.claimObjection.updateMany({ where: { id, status: 'open' }, data: answer })
  return count === 1
}

/** More than an account may make in years. */
const OWN_MAX = 50

export function listObjectionsOf(db: Reader, accountId: string) {
  return db.claimObjection.findMany({
    where: { byAccountId: accountId },
    orderBy: { createdAt: 'desc' },
    take: OWN_MAX,
    select: { id: true, textCipher: true, createdAt: true, dueAt: true, status: true, answerCipher: true },
  })
}
