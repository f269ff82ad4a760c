import type { TeamRole } from '#domain/care-team/team-role'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'

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

export interface OwnTeamRow {
  readonly teamId: string
  readonly teamRole: TeamRole
  readonly standsIn: boolean
  readonly chatGroupUpdatedAt: Date | null
}

/** More teams than anybody belongs to. */
const OWN_TEAMS_MAX = 20

/** The teams that a practitioner belongs to on a day, or stands in for, their own first. */
export function listMemberships(db: Reader, practitionerId: string, on: LocalDate): Promise<OwnTeamRow[]> {
  return db.$queryRaw<OwnTeamRow[]>`
    SELECT DISTINCT ON (team.id) team.id AS "teamId", member.role AS "teamRole",
      member.practitioner_id <> ${practitionerId}::uuid AS "standsIn",
      (SELECT updated_at FROM care_team_chat_group WHERE team_id = team.id) AS "chatGroupUpdatedAt"
    FROM care_team AS team JOIN care_team_member AS member ON member.team_id = team.id
    WHERE coalesce(team.ended_on > ${on}::date, true) AND member.since <= ${on}::date
      AND coalesce(member.until, ${on}::date) >= ${on}::date
      AND (member.practitioner_id = ${practitionerId}::uuid OR EXISTS (
        SELECT FROM care_team_absence AS absence
        WHERE absence.team_id = team.id AND absence.practitioner_id = member.practitioner_id
          AND absence.cover_practitioner_id = ${practitionerId}::uuid AND absence.cancelled_at IS NULL
          AND ${on}::date BETWEEN absence.starts_on AND absence.ends_on))
    ORDER BY team.id, "standsIn" LIMIT ${OWN_TEAMS_MAX}`
}

/** Whoever works where the team belongs, and so may stand in for a member of it. */
export async function worksAtPlaceOf(
  tx: Transaction,
  scope: TeamScope,
  practitionerId: string,
  on: LocalDate,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM practitioner_role WHERE practitioner_id = ${practitionerId}::uuid
      AND organization_id = ${scope.organizationId}::uuid
      AND since <= ${on}::date AND coalesce(until > ${on}::date, true) LIMIT 1`
  return rows.length > 0
}

export interface LivingMember {
  readonly id: string
  readonly practitionerId: string
  readonly role: TeamRole
  readonly since: LocalDate
}

/** The members who have no last day yet, locked with their team: two who leave at once leave one after the other. */
export async function lockMembers(tx: Transaction, { teamId }: TeamScope): Promise<LivingMember[]> {
  await tx.$queryRaw`SELECT 1 FROM care_team WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`
  return tx.$queryRaw<LivingMember[]>`
    SELECT id, practitioner_id AS "practitionerId", role, since::text FROM care_team_member
    WHERE team_id = ${teamId}::uuid AND until IS NULL ORDER BY since, id`
}

export async function endMembership(tx: Transaction, id: string, lastOn: LocalDate): Promise<void> {
  await tx.careTeamMember.update({ where: { id }, data: { until: new Date(lastOn) }, select: { id: true } })
}

export async function insertMember(
  tx: Transaction,
  { teamId }: TeamScope,
  member: { practitionerId: string; role: TeamRole; since: LocalDate },
): Promise<void> {
  await tx.careTeamMember.create({
    data: { ...member, teamId, since: new Date(member.since) },
    select: { id: true },
  })
}
