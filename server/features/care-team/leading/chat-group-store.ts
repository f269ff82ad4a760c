import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'

export interface ChatGroupRow {
  readonly teamId: string
  /** Whose rules hold where the team belongs. */
  readonly region: string
  readonly updatedAt: Date
  /** The account of whoever leads the team. */
  readonly leaderId: string
}

/** More teams than any county has, each with its leader. */
const GROUPS_MAX = 1_000

/** The picture of every team's group on a day, the oldest first. */
export function listChatGroups(db: Database, on: LocalDate): Promise<ChatGroupRow[]> {
  return db.$queryRaw<ChatGroupRow[]>`
    SELECT team.id AS "teamId", organization.region, picture.updated_at AS "updatedAt", staff.account_id AS "leaderId"
    FROM care_team_chat_group AS picture JOIN care_team AS team ON team.id = picture.team_id
    JOIN organization ON organization.id = team.organization_id
    JOIN care_team_member AS member ON member.team_id = team.id AND member.role = 'leader'
      AND member.since <= ${on}::date AND coalesce(member.until, ${on}::date) >= ${on}::date
    JOIN staff_member AS staff ON staff.practitioner_id = member.practitioner_id
    WHERE coalesce(team.ended_on > ${on}::date, true)
    ORDER BY picture.updated_at, team.id LIMIT ${GROUPS_MAX}`
}
