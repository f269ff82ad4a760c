import type { PhoneHours } from '#domain/care-team/phone-hours'
import type { Transaction } from '../../platform/database'

export interface TeamPhone extends PhoneHours {
  readonly organizationId: string
  /** The accounts of whoever leads the team. */
  readonly leaders: readonly string[]
}

/** When somebody answers a team's telephone, and who sees to it that they do. */
export async function findTeamPhone(tx: Transaction, teamId: string): Promise<TeamPhone> {
  const [row] = await tx.$queryRaw<TeamPhone[]>`
    SELECT organization_id AS "organizationId", phone_from AS "phoneFrom", phone_to AS "phoneTo",
      ARRAY(SELECT staff.account_id FROM care_team_member AS member
        JOIN staff_member AS staff ON staff.practitioner_id = member.practitioner_id
        WHERE member.team_id = team.id AND member.role = 'leader' AND member.until IS NULL) AS leaders
    FROM care_team AS team WHERE id = ${teamId}::uuid`
  if (!row) throw new Error(`team ${teamId} is gone`)
  return row
}

interface PhoneCase {
  readonly teamId: string
  readonly organizationId: string
  readonly openedByAccountId: string
  readonly openedAt: Date
  readonly dueAt: Date
}

/** Of nobody: the team does not learn who rang. Two at once: the index `quality_case_one_open_phone` settles it. */
export async function insertPhoneCase(tx: Transaction, row: PhoneCase): Promise<string> {
  const data = { ...row, kind: 'phone-unanswered' }
  return (await tx.qualityCase.create({ data, select: { id: true } })).id
}
