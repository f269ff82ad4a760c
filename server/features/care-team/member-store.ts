import type { TeamRole } from '#domain/care-team/team-role'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database'

type Reader = Database | Transaction

interface MembershipRow {
  readonly organizationId: string
  readonly teamRole: TeamRole
  readonly standsIn: boolean
  readonly hasEnded: boolean
}

/** What a practitioner is in a team on a day; null when nothing. A place of one's own comes before standing in. */
export async function findMembership(
  db: Reader,
  teamId: string,
  practitionerId: string,
  on: LocalDate,
): Promise<MembershipRow | null> {
  const [row] = await db.$queryRaw<MembershipRow[]>`
    SELECT team.organization_id AS "organizationId", member.role AS "teamRole",
      member.practitioner_id <> ${practitionerId}::uuid AS "standsIn",
      coalesce(team.ended_on <= ${on}::date, false) AS "hasEnded"
    FROM care_team AS team JOIN care_team_member AS member ON member.team_id = team.id
    WHERE team.id = ${teamId}::uuid AND member.since <= ${on}::date
      AND coalesce(member.until, ${on}::date) >= ${on}::date
      AND (member.practitioner_id = ${practitionerId}::uuid OR EXISTS (
        SELECT FROM care_team_absence AS absence
        WHERE absence.team_id = team.id AND absence.practitioner_id = member.practitioner_id
          AND absence.cover_practitioner_id = ${practitionerId}::uuid AND absence.cancelled_at IS NULL
          AND ${on}::date BETWEEN absence.starts_on AND absence.ends_on))
    ORDER BY "standsIn", array_position(ARRAY['leader', 'doctor', 'nurse', 'public-health', 'specialist'], member.role)
    LIMIT 1`
  return row ?? null
}
