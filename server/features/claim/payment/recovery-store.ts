import type { Database, Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'

export type RecoveryReason = 'insurance-paid-more' | 'fraud' | 'error'

export interface NewRecovery {
  readonly claimId: string
  readonly amountFen: number
  readonly reason: RecoveryReason
  readonly createdAt: Date
  readonly byAccountId: string
}

export async function insertRecovery(
  tx: Transaction,
  { amountFen, ...recovery }: NewRecovery,
): Promise<string> {
  const row = await tx.claimRecovery.create({
    data: { ...recovery, amountFen: BigInt(amountFen) },
    select: { id: true },
  })
  return row.id
}

/** What is asked back of a claim, received or not. */
export async function sumRecoveries(tx: Transaction, claimId: string): Promise<number> {
  const { _sum } = await tx.claimRecovery.aggregate({ where: { claimId }, _sum: { amountFen: true } })
  return Number(_sum.amountFen ?? 0)
}

export interface OpenRecovery {
  readonly id: string
  readonly claimId: string
  readonly planId: string
  readonly patientId: string
  readonly amountFen: bigint
}

/** One that has not come in, of the member of staff's plan; it is locked. */
export async function lockOpenRecovery(
  tx: Transaction,
  { organizationId }: StaffScope,
  id: string,
): Promise<OpenRecovery | null> {
  const [row] = await tx.$queryRaw<OpenRecovery[]>`
    SELECT recovery.id, recovery.claim_id AS "claimId", claim.plan_id AS "planId", claim.patient_id AS "patientId",
      recovery.amount_fen AS "amountFen"
    FROM claim_recovery AS recovery JOIN claim ON claim.id = recovery.claim_id
    JOIN coverage_plan AS plan ON plan.id = claim.plan_id
    WHERE recovery.id = ${id}::uuid AND recovery.received_at IS NULL
      AND plan.organization_id IN ${within(organizationId)}
    FOR NO KEY UPDATE OF recovery`
  return row ?? null
}

export async function markReceived(
  tx: Transaction,
  id: string,
  received: { readonly receivedAt: Date; readonly bankReference: string },
): Promise<void> {
  await tx.claimRecovery.update({ where: { id }, data: received, select: { id: true } })
}

const RECOVERIES_MAX = 50

export function listRecoveries(db: Database | Transaction, claimId: string) {
  return db.claimRecovery.findMany({
    where: { claimId },
    orderBy: { createdAt: 'asc' },
    take: RECOVERIES_MAX,
    select: { id: true, amountFen: true, reason: true, createdAt: true, receivedAt: true },
  })
}
