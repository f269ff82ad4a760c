import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** A plan as far as its books are concerned. */
export interface FundPlan {
  readonly id: string
  /** `YX` */
  readonly code: string
  readonly region: string
  readonly nameZh: string
  readonly operatorName: string
  readonly licenceNumber: string
  readonly isExample: boolean
}

const PLAN = {
  id: true,
  code: true,
  region: true,
  nameZh: true,
  operatorName: true,
  licenceNumber: true,
  isExample: true,
} as const

/** The plan of that code, or the one that families of this house can take part in; null while there is none. */
export function findFundPlan(db: Database, code: string | null): Promise<FundPlan | null> {
  return db.coveragePlan.findFirst({
    where: code === null ? {} : { code },
    select: PLAN,
    orderBy: { code: 'asc' },
  })
}

export function listFundPlans(db: Database): Promise<FundPlan[]> {
  return db.coveragePlan.findMany({ select: PLAN, orderBy: { code: 'asc' }, take: 100 })
}

/** The plan that a custodian's organization runs, itself or below it; null for those of others. */
export async function findOwnPlan(db: Database | Transaction, staff: StaffScope): Promise<FundPlan | null> {
  const [row] = await db.$queryRaw<FundPlan[]>`
    SELECT id, code, region, name_zh AS "nameZh", operator_name AS "operatorName",
      licence_number AS "licenceNumber", is_example AS "isExample"
    FROM coverage_plan WHERE organization_id IN ${within(staff.organizationId)}
    ORDER BY code LIMIT 1`
  return row ?? null
}

/** The accounts that keep the money of a plan today. */
export async function listCustodians(tx: Transaction, planId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT staff_role.account_id AS "accountId"
    FROM staff_role JOIN coverage_plan ON coverage_plan.id = ${planId}::uuid
    WHERE staff_role.role = 'fund-custodian' AND staff_role.ended_at IS NULL
      AND coverage_plan.organization_id IN (SELECT organization_within(staff_role.organization_id))
    LIMIT 100`
  return rows.map(({ accountId }) => accountId)
}

/** @returns whether it was otherwise before */
export async function savePromoted(tx: Transaction, planId: string, isPromoted: boolean): Promise<boolean> {
  const { count } = await tx.coveragePlan.updateMany({
    where: { id: planId, isPromoted: !isPromoted },
    data: { isPromoted },
  })
  return count > 0
}

/** What tells whether anything that the public sees of the books has changed. */
export interface BookState {
  /** Of the newest close; null before the first. */
  readonly day: LocalDate | null
  readonly hash: string | null
  readonly closedAt: Date | null
  readonly checkedAt: Date | null
  readonly checkedThrough: LocalDate | null
  readonly brokenOn: LocalDate | null
}

export async function findBook(db: Database, planId: string): Promise<BookState> {
  const [row] = await db.$queryRaw<BookState[]>`
    SELECT latest.on_day::text AS day, latest.hash, latest.closed_at AS "closedAt", checked_at AS "checkedAt",
      checked_through::text AS "checkedThrough", broken_on::text AS "brokenOn"
    FROM ledger_book AS book LEFT JOIN LATERAL (
      SELECT on_day, hash, closed_at FROM ledger_close
      WHERE ledger_close.plan_id = book.plan_id ORDER BY on_day DESC LIMIT 1
    ) AS latest ON true
    WHERE book.plan_id = ${planId}::uuid`
  if (!row) throw new Error(`the plan ${planId} has no books`)
  return row
}
