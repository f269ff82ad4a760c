import type { LegalForm } from '#domain/mutual-aid/plan/legal-form'
import type { Reader, Transaction } from '../../platform/database/database'

/** A plan and who answers for it. */
export interface PlanRow {
  readonly id: string
  readonly code: string
  readonly region: string
  readonly nameZh: string
  readonly legalForm: LegalForm
  readonly licenceNumber: string
  readonly operatorName: string
  readonly custodianName: string
  readonly isExample: boolean
  readonly isPromoted: boolean
}

const PLAN = {
  id: true,
  code: true,
  region: true,
  nameZh: true,
  legalForm: true,
  licenceNumber: true,
  operatorName: true,
  custodianName: true,
  isExample: true,
  isPromoted: true,
} as const

/** The plan that families of this house can take part in; null while there is none. A county has one. */
export async function findPlan(db: Reader): Promise<PlanRow | null> {
  const plan = await db.coveragePlan.findFirst({ select: PLAN, orderBy: { code: 'asc' } })
  return plan && { ...plan, legalForm: plan.legalForm as LegalForm }
}

export async function findPlanById(db: Reader, id: string): Promise<PlanRow> {
  const plan = await db.coveragePlan.findUniqueOrThrow({ where: { id }, select: PLAN })
  return { ...plan, legalForm: plan.legalForm as LegalForm }
}

/** What donations have paid of fees; nobody else counts meanwhile. A place that never began gave its fee back. */
export async function lockSpentOnWaivers(tx: Transaction, planId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`waiver/${planId}`}, 0))`
  const [row] = await tx.$queryRaw<{ spentFen: number }[]>`
    SELECT coalesce(sum(fee_fen), 0)::float8 AS "spentFen" FROM coverage
    WHERE plan_id = ${planId}::uuid AND paid_by = 'donation' AND in_force_at IS NOT NULL
      AND coalesce(ended_on, ends_on) >= starts_on`
  return row?.spentFen ?? 0
}

/** Wants to be told when the window opens; asking again is the same wish. */
export async function saveWish(
  tx: Transaction,
  wish: { readonly planId: string; readonly accountId: string; readonly opensOn: string; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO enrolment_wish (plan_id, account_id, opens_on, asked_at)
    VALUES (${wish.planId}::uuid, ${wish.accountId}::uuid, ${wish.opensOn}::date, ${wish.at})
    ON CONFLICT DO NOTHING`
}
