import type { LocalDate } from '#domain/kernel/time'
import { Prisma } from '../database/database'

/**
 * The accounts of those who lead a team on a day, and of those who stand in for them meanwhile: they are told when the
 * team owes something. `team` is the id of the team in the statement.
 */
export function leaderAccountsOn(team: Prisma.Sql, on: LocalDate): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT staff.account_id FROM care_team_member AS member
    LEFT JOIN care_team_absence AS absence ON absence.team_id = member.team_id
      AND absence.practitioner_id = member.practitioner_id AND absence.cancelled_at IS NULL
      AND ${on}::date BETWEEN absence.starts_on AND absence.ends_on
    JOIN staff_member AS staff ON staff.practitioner_id IN (member.practitioner_id, absence.cover_practitioner_id)
    WHERE member.team_id = ${team} AND member.role = 'leader'
      AND ${on}::date BETWEEN member.since AND coalesce(member.until, ${on}::date)`
}
