import type { LocalDate } from '#domain/kernel/time'
import type { Cursor } from '../../../platform/api/cursor'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'

export interface DecidedRow {
  readonly id: string
  readonly decidedAt: Date
  readonly coverageId: string
  readonly benefitFen: bigint
  readonly arithmeticCipher: string
}

/** Granted claims of a county's plan that were decided on a day or later, in the order of their decisions. */
export function listDecided(
  db: Database | Transaction,
  region: string,
  page: { readonly since: LocalDate; readonly after: Cursor | null; readonly limit: number },
): Promise<DecidedRow[]> {
  const next = page.after
    ? Prisma.sql`AND (claim.decided_at, claim.id) > (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<DecidedRow[]>`
    SELECT claim.id, claim.decided_at AS "decidedAt", claim.coverage_id AS "coverageId", claim.benefit_fen AS "benefitFen",
      claim.arithmetic_cipher AS "arithmeticCipher"
    FROM claim JOIN coverage_plan AS plan ON plan.id = claim.plan_id
    WHERE plan.region = ${region} AND claim.decided_at >= ${page.since}::date AND claim.reject_code IS NULL
      AND claim.arithmetic_cipher IS NOT NULL AND claim.benefit_fen IS NOT NULL ${next}
    ORDER BY claim.decided_at, claim.id LIMIT ${page.limit}`
}
