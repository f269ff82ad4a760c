import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../platform/database'

export interface DecidedRow {
  readonly id: string
  readonly coverageId: string
  readonly benefitFen: bigint
  readonly arithmeticCipher: string
}

/** Claims of a county's plan that were decided on a day or later, by their ids. */
export function listDecided(
  db: Database,
  region: string,
  page: { readonly since: LocalDate; readonly after: string | null; readonly limit: number },
): Promise<DecidedRow[]> {
  return db.$queryRaw<DecidedRow[]>`
    SELECT claim.id, claim.coverage_id AS "coverageId", claim.benefit_fen AS "benefitFen",
      claim.arithmetic_cipher AS "arithmeticCipher"
    FROM claim JOIN coverage_plan AS plan ON plan.id = claim.plan_id
    WHERE plan.region = ${region} AND claim.decided_at >= ${page.since}::date AND claim.status <> 'appealed'
      AND claim.arithmetic_cipher IS NOT NULL AND claim.benefit_fen IS NOT NULL
      AND (${page.after}::uuid IS NULL OR claim.id > ${page.after}::uuid)
    ORDER BY claim.id LIMIT ${page.limit}`
}
