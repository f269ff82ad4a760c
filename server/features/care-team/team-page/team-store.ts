import type { TeamPlace } from '#domain/care-team/team-order'
import type { TeamRole } from '#domain/care-team/team-role'
import type { LocalDate, LocalTime } from '#domain/kernel/time'
import { type Database, Prisma } from '../../../platform/database/database'

export interface TeamMemberRow {
  readonly practitionerId: string
  readonly name: string
  readonly role: TeamRole
  readonly title: string
  readonly isCertifiedPaediatrician: boolean
}

/** How often each of the three questions was answered with a plain yes, within a year. */
export interface EvaluationCounts {
  readonly count: number
  readonly reachable: number
  readonly clear: number
  readonly kept: number
}

export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly intro: string
  readonly organizationId: string
  readonly organizationName: string
  /** Whose rules hold here. */
  readonly region: string
  readonly phone: string
  readonly phoneFrom: LocalTime
  readonly phoneTo: LocalTime
  readonly fallbackPhone: string
  readonly languages: readonly string[]
  readonly capacity: number
  readonly signed: number
  readonly queueLength: number
  readonly gridNames: readonly string[]
  readonly members: readonly TeamMemberRow[]
  readonly evaluation: EvaluationCounts
  readonly endedOn: LocalDate | null
}

/** More teams than any county has: the whole list is put in order before a page of it is read. */
const TEAMS_MAX = 1_000

/** Somebody in it holds a paediatric certificate that is valid on the day. */
const certified = (on: LocalDate, practitionerId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM certification WHERE certification.practitioner_id = ${practitionerId}
    AND ${on}::date BETWEEN certification.valid_from AND certification.valid_to)`

/** The members of a day. */
const living = (on: LocalDate): Prisma.Sql => Prisma.sql`
  member.team_id = team.id AND member.since <= ${on}::date AND coalesce(member.until, ${on}::date) >= ${on}::date`

/** Every team that signs on a day, with what decides its place in the list of whoever lives in a micro-grid. */
export function loadTeamPlaces(db: Database, on: LocalDate, gridId: string | null): Promise<TeamPlace[]> {
  return db.$queryRaw<TeamPlace[]>`
    WITH home AS (
      SELECT grid.id, grid.organization_id, community.parent_id AS street_id
      FROM grid JOIN grid AS community ON community.id = grid.parent_id WHERE grid.id = ${gridId}::uuid
    )
    SELECT team.id, team.name,
      EXISTS (SELECT FROM care_team_grid AS served JOIN home ON home.id = served.grid_id
        WHERE served.team_id = team.id) AS "servesGrid",
      EXISTS (SELECT FROM home WHERE home.organization_id = team.organization_id) AS "isOfPlace",
      EXISTS (SELECT FROM care_team_grid AS served JOIN grid ON grid.id = served.grid_id
        JOIN grid AS community ON community.id = grid.parent_id JOIN home ON home.street_id = community.parent_id
        WHERE served.team_id = team.id) AS "isOfStreet",
      EXISTS (SELECT FROM care_team_member AS member WHERE ${living(on)}
        AND ${certified(on, Prisma.sql`member.practitioner_id`)}) AS "hasChildDoctor"
    FROM care_team AS team WHERE coalesce(team.ended_on > ${on}::date, true)
    ORDER BY team.id LIMIT ${TEAMS_MAX}`
}

/** The teams as they stand on a day, in no order; one statement however many. */
export function loadTeams(db: Database, teamIds: readonly string[], on: LocalDate): Promise<TeamRow[]> {
  return db.$queryRaw<TeamRow[]>`
    SELECT team.id, team.name, team.intro, team.organization_id AS "organizationId", team.phone,
      organization.name AS "organizationName", organization.region, team.phone_from AS "phoneFrom",
      team.phone_to AS "phoneTo", team.fallback_phone AS "fallbackPhone", team.languages, team.capacity,
      team.ended_on::text AS "endedOn", care_team_load(team.id, ${on}::date)::int AS signed,
      (SELECT count(*)::int FROM contract WHERE contract.team_id = team.id AND status = 'queued') AS "queueLength",
      ARRAY(SELECT grid.name FROM care_team_grid AS served JOIN grid ON grid.id = served.grid_id
        WHERE served.team_id = team.id ORDER BY length(grid.name), grid.name) AS "gridNames",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('practitionerId', practitioner.id, 'name', practitioner.name,
          'role', member.role, 'title', practitioner.title,
          'isCertifiedPaediatrician', ${certified(on, Prisma.sql`practitioner.id`)})
          ORDER BY array_position(ARRAY['leader', 'doctor', 'specialist', 'nurse', 'public-health'], member.role),
            practitioner.pinyin, practitioner.id), '[]')
        FROM care_team_member AS member JOIN practitioner ON practitioner.id = member.practitioner_id
        WHERE ${living(on)}) AS members,
      (SELECT jsonb_build_object('count', count(*), 'reachable', count(*) FILTER (WHERE reachable = 'yes'),
          'clear', count(*) FILTER (WHERE clear = 'yes'), 'kept', count(*) FILTER (WHERE kept = 'yes'))
        FROM team_evaluation WHERE team_evaluation.team_id = team.id
          AND created_at > (${on}::date - interval '1 year')) AS evaluation
    FROM care_team AS team JOIN organization ON organization.id = team.organization_id
    WHERE team.id = ANY(${[...teamIds]}::uuid[])`
}
