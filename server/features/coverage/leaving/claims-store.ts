import { GRANTED_STATUSES } from '#domain/mutual-aid/claim/claim-status'
import type { Reader } from '../../../platform/database/database'
import { oneOf } from '../../../platform/sql/codes-sql'

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

const GRANTED = oneOf(GRANTED_STATUSES)

/**
 * By coverage; one statement however many. What was paid counts while a claim is looked at again, as where the next one
 * is judged (server/features/claim/review/facts-store.ts).
 */
export async function findClaimsOf(
  db: Reader,
  coverageIds: readonly string[],
): Promise<(coverageId: string) => CoverageClaims> {
  const rows = await db.$queryRaw<(CoverageClaims & { coverageId: string })[]>`
    SELECT coverage_id AS "coverageId",
      count(*) FILTER (WHERE status <> 'withdrawn')::int AS asked,
      count(*) FILTER (WHERE status NOT IN ('withdrawn', 'rejected', 'paid', 'closed'))::int AS open,
      coalesce(sum(CASE WHEN status IN ${GRANTED} THEN benefit_fen ELSE paid_fen END)
        FILTER (WHERE care NOT IN ('major-outpatient', 'rare-drug')), 0)::float8 AS "benefitFen",
      coalesce(sum(deductible_fen) FILTER (WHERE status IN ${GRANTED} OR paid_fen > 0), 0)::float8 AS "deductibleFen"
    FROM claim WHERE coverage_id = ANY(${[...coverageIds]}::uuid[]) GROUP BY coverage_id`
  const byCoverage = new Map(rows.map(({ coverageId, ...claims }) => [coverageId, claims]))
  return (coverageId) => byCoverage.get(coverageId) ?? NOTHING
}
