import type { Transaction } from '../../../platform/database/database'

export interface OverdueReviews {
  readonly teamId: string
  /** How many applications went past their time since the team was last looked at. */
  readonly applications: number
  readonly openedAt: Date
  readonly dueAt: Date
}

/** @returns the case that is new, or null where one is open already: then these are counted in it */
export async function openReviewCase(
  tx: Transaction,
  { teamId, applications, openedAt, dueAt }: OverdueReviews,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string; isNew: boolean }[]>`
    INSERT INTO quality_case (id, kind, team_id, organization_id, facts, opened_at, due_at)
    SELECT gen_random_uuid(), 'review-overdue', id, organization_id,
      jsonb_build_object('applications', ${applications}::int), ${openedAt}, ${dueAt}
    FROM care_team WHERE id = ${teamId}::uuid
    ON CONFLICT (team_id) WHERE outcome IS NULL AND kind = 'review-overdue' DO UPDATE SET facts =
      jsonb_build_object('applications', (quality_case.facts ->> 'applications')::int + ${applications}::int)
    RETURNING id, xmax = 0 AS "isNew"`
  return row?.isNew ? row.id : null
}

/** More offices than any county has. */
const OFFICES_MAX = 50

/** The accounts of the health bureau that looks after the place of a team. */
export async function findBureauAccounts(tx: Transaction, teamId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT role.account_id AS "accountId" FROM care_team AS team
    JOIN staff_role AS role ON role.role = 'health-bureau' AND role.ended_at IS NULL
    WHERE team.id = ${teamId}::uuid AND team.organization_id IN (SELECT organization_within(role.organization_id))
    LIMIT ${OFFICES_MAX}`
  return rows.map(({ accountId }) => accountId)
}
