import type { MemberChange, MemberPlace, StandingPlace } from '#domain/care-team/member-change'
import type { TeamLanguage } from '#domain/care-team/team-language'
import type { TeamRole } from '#domain/care-team/team-role'
import type { LocalDate, LocalTime } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** What the office writes of a team. Lists stand in one order, so that two equal teams read alike. */
export interface TeamDraft {
  readonly organizationId: string
  readonly name: string
  readonly intro: string
  readonly phone: string
  readonly phoneFrom: LocalTime
  readonly phoneTo: LocalTime
  readonly fallbackPhone: string
  readonly languages: readonly TeamLanguage[]
  readonly capacity: number
  readonly offDutyText: string
  readonly members: readonly MemberPlace[]
  readonly gridIds: readonly string[]
}

/** More teams than any county has, and more members than one has. */
const TEAMS_MAX = 1_000

const WORDS = Prisma.sql`team.organization_id AS "organizationId", team.name, team.intro, team.phone,
  team.phone_from AS "phoneFrom", team.phone_to AS "phoneTo", team.fallback_phone AS "fallbackPhone", team.languages,
  team.capacity, team.off_duty_text AS "offDutyText"`

export interface OperatedTeam extends Omit<TeamDraft, 'members' | 'gridIds'> {
  readonly id: string
  readonly organizationName: string
  readonly region: string
  readonly signed: number
  readonly queueLength: number
  readonly endedOn: LocalDate | null
  readonly successorName: string | null
  /** Who is in it or will be; `until` is their last day. */
  readonly members: readonly {
    readonly practitionerId: string
    readonly name: string
    readonly role: TeamRole
    readonly since: LocalDate
    readonly until: LocalDate | null
  }[]
  readonly grids: readonly { readonly id: string; readonly name: string }[]
}

/** The teams of the office's places, those that are over last; one statement. */
export function loadOwnTeams(db: Database, scope: StaffScope, on: LocalDate): Promise<OperatedTeam[]> {
  return db.$queryRaw<OperatedTeam[]>`
    SELECT team.id, ${WORDS}, organization.name AS "organizationName", organization.region,
      care_team_load(team.id, ${on}::date)::int AS signed,
      (SELECT count(*)::int FROM contract WHERE contract.team_id = team.id AND status = 'queued') AS "queueLength",
      team.ended_on::text AS "endedOn", successor.name AS "successorName",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('practitionerId', practitioner.id, 'name', practitioner.name,
          'role', member.role, 'since', member.since, 'until', member.until)
          ORDER BY array_position(ARRAY['leader', 'doctor', 'specialist', 'nurse', 'public-health'], member.role),
            practitioner.pinyin, practitioner.id), '[]')
        FROM care_team_member AS member JOIN practitioner ON practitioner.id = member.practitioner_id
        WHERE member.team_id = team.id AND coalesce(member.until >= ${on}::date, true)) AS members,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', grid.id, 'name', grid.name)
          ORDER BY length(grid.name), grid.name, grid.id), '[]')
        FROM care_team_grid AS served JOIN grid ON grid.id = served.grid_id WHERE served.team_id = team.id) AS grids
    FROM care_team AS team JOIN organization ON organization.id = team.organization_id
    LEFT JOIN care_team AS successor ON successor.id = team.successor_id
    WHERE team.organization_id IN ${within(scope.organizationId)}
    ORDER BY team.ended_on NULLS FIRST, organization.pinyin, team.name, team.id LIMIT ${TEAMS_MAX}`
}

export interface StandingTeam extends Omit<TeamDraft, 'members'> {
  readonly hasEnded: boolean
  readonly places: readonly StandingPlace[]
}

/** A team of the office as it stands, locked; null for one that is absent or of another office. */
export async function lockOwnTeam(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<StandingTeam | null> {
  const [row] = await tx.$queryRaw<StandingTeam[]>`
    SELECT ${WORDS}, team.ended_on IS NOT NULL AS "hasEnded",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'practitionerId', practitioner_id, 'role', role,
          'since', since)), '[]')
        FROM care_team_member WHERE team_id = team.id AND until IS NULL) AS places,
      ARRAY(SELECT grid_id::text FROM care_team_grid WHERE team_id = team.id) AS "gridIds"
    FROM care_team AS team WHERE team.id = ${id}::uuid AND team.organization_id IN ${within(scope.organizationId)}
    FOR NO KEY UPDATE`
  return row ?? null
}

/** Whose rules hold at a place of the office where a team may belong: a region has none. Null for any other place. */
export async function findTeamPlace(
  tx: Transaction,
  scope: StaffScope,
  organizationId: string,
): Promise<{ readonly region: string } | null> {
  const [row] = await tx.$queryRaw<{ region: string }[]>`
    SELECT region FROM organization
    WHERE id = ${organizationId}::uuid AND id IN ${within(scope.organizationId)} AND kind <> 'region'`
  return row ?? null
}

/** How many of the people work at a place of the office on a day. */
export async function countWorking(
  tx: Transaction,
  scope: StaffScope,
  practitionerIds: readonly string[],
  on: LocalDate,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT practitioner_id)::int AS count FROM practitioner_role
    WHERE practitioner_id = ANY(${[...practitionerIds]}::uuid[]) AND organization_id IN ${within(scope.organizationId)}
      AND since <= ${on}::date AND coalesce(until > ${on}::date, true)`
  return row?.count ?? 0
}

/** How many of the grids are micro-grids of the office. */
export async function countMicroGrids(
  tx: Transaction,
  scope: StaffScope,
  gridIds: readonly string[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM grid
    WHERE id = ANY(${[...gridIds]}::uuid[]) AND level = 'micro-grid'
      AND organization_id IN ${within(scope.organizationId)}`
  return row?.count ?? 0
}

export async function putTeam(
  tx: Transaction,
  id: string,
  { members: _members, gridIds, languages, ...draft }: TeamDraft,
  now: Date,
): Promise<void> {
  const words = { ...draft, languages: [...languages] }
  await tx.careTeam.upsert({
    where: { id },
    create: { id, ...words, createdAt: now },
    update: words,
    select: { id: true },
  })
  await tx.careTeamGrid.deleteMany({ where: { teamId: id, gridId: { notIn: [...gridIds] } } })
  const served = gridIds.map((gridId) => ({ teamId: id, gridId }))
  await tx.careTeamGrid.createMany({ data: served, skipDuplicates: true })
}

/** Ends before beginnings: a team has one living leader. Who comes back on their last day begins the day after. */
export async function moveMembers(
  tx: Transaction,
  teamId: string,
  { ends, removes, adds }: MemberChange,
  today: LocalDate,
): Promise<void> {
  await tx.careTeamMember.deleteMany({ where: { id: { in: removes.map(({ id }) => id) } } })
  for (const { id, lastOn } of ends) {
    await tx.careTeamMember.update({ where: { id }, data: { until: new Date(lastOn) }, select: { id: true } })
  }
  for (const { practitionerId, role } of adds) {
    await tx.$executeRaw`
      INSERT INTO care_team_member (id, team_id, practitioner_id, role, since)
      SELECT gen_random_uuid(), ${teamId}::uuid, ${practitionerId}::uuid, ${role},
        greatest(${today}::date, (SELECT max(until) + 1 FROM care_team_member
          WHERE team_id = ${teamId}::uuid AND practitioner_id = ${practitionerId}::uuid))`
  }
}

/** @returns false for a team that anything names but its members and grids: then it has been at work */
export async function removeTeam(tx: Transaction, teamId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isUsed: boolean }[]>`
    SELECT EXISTS (SELECT FROM contract WHERE team_id = ${teamId}::uuid)
      OR EXISTS (SELECT FROM care_team_absence WHERE team_id = ${teamId}::uuid)
      OR EXISTS (SELECT FROM care_team_chat_group WHERE team_id = ${teamId}::uuid)
      OR EXISTS (SELECT FROM grid_note WHERE team_id = ${teamId}::uuid)
      OR EXISTS (SELECT FROM care_team WHERE successor_id = ${teamId}::uuid) AS "isUsed"`
  if (row?.isUsed !== false) return false
  await tx.careTeamMember.deleteMany({ where: { teamId } })
  await tx.careTeamGrid.deleteMany({ where: { teamId } })
  await tx.careTeam.delete({ where: { id: teamId }, select: { id: true } })
  return true
}
