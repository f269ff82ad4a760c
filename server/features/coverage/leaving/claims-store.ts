import type { Reader } from '../../../platform/database/database'
import { Prisma } from '../../../platform/database/database'

/** What was asked for under a coverage, as far as its own pages say it. */
export interface CoverageClaims {
  /** Any that the family has not taken back (journeys E4 13). */
  readonly asked: number
  readonly open: number
  /** What was granted within the ordinary cap, and what the family paid first: of the plan's year. */
  readonly benefitFen: number
  readonly deductibleFen: number
}

const NOTHING: CoverageClaims = { asked: 0, open: 0, benefitFen: 0, deductibleFen: 0 }

const GRANTED = Prisma.sql`('approved', 'partial', 'publicity', 'paying', 'paid', 'closed', 'appealed')`

/** By coverage; one statement however many. */
export async function findClaimsOf(
  db: Reader,
  coverageIds: readonly string[],
): Promise<(coverageId: string) => CoverageClaims> {
  const rows = await db.$queryRaw<(CoverageClaims & { coverageId: string })[]>`
    SELECT coverage_id AS "coverageId",
      count(*) FILTER (WHERE status NOT IN ('draft', 'withdrawn'))::int AS asked,
      count(*) FILTER (WHERE status NOT IN ('draft', 'withdrawn', 'rejected', 'paid', 'closed'))::int AS open,
      coalesce(sum(benefit_fen) FILTER (WHERE status IN ${GRANTED}
        AND care NOT IN ('major-outpatient', 'rare-drug')), 0)::float8 AS "benefitFen",
      coalesce(sum(deductible_fen) FILTER (WHERE status IN ${GRANTED}), 0)::float8 AS "deductibleFen"
    FROM claim WHERE coverage_id = ANY(${[...coverageIds]}::uuid[]) GROUP BY coverage_id`
  const byCoverage = new Map(rows.map(({ coverageId, ...claims }) => [coverageId, claims]))
  return (coverageId) => byCoverage.get(coverageId) ?? NOTHING
}
