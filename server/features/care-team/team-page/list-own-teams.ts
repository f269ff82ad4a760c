import { careTeamRules } from '#domain/care-team/care-team-rules'
import { type ChatGroupLife, chatGroupLife } from '#domain/care-team/chat-group-life'
import type { TeamLoad } from '#domain/care-team/team-load'
import { highestCapacity } from '#domain/care-team/team-load'
import { countDoctors, type TeamRole } from '#domain/care-team/team-role'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { listMemberships } from '../member-store'
import { loadTeams } from './team-store'
import { teamView } from './team-view'

interface OwnTeam {
  readonly teamId: string
  readonly name: string
  readonly organizationName: string
  readonly teamRole: TeamRole
  /** For somebody who is away today. */
  readonly standsIn: boolean
  readonly load: TeamLoad
  /** The most that the capacity may be set to. */
  readonly highestCapacity: number
  /** When the picture of the group must be taken anew; null: there is none (journeys E2 36). */
  readonly chatGroup: ChatGroupLife | null
  readonly members: readonly {
    readonly practitionerId: string
    readonly name: string
    readonly role: TeamRole
  }[]
}

/** The teams that whoever asks belongs to or stands in for today; two statements. */
export async function listOwnTeams(ctx: StaffContext): Promise<{ rows: OwnTeam[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const { practitionerId } = ctx.staff
  if (practitionerId === null) return { rows: [], nextCursor: null }
  const memberships = await listMemberships(ctx.db, practitionerId, today)
  const teams = await loadTeams(
    ctx.db,
    memberships.map(({ teamId }) => teamId),
    today,
  )
  const rules = await ctx.rules()
  const rows = memberships.flatMap(({ teamId, teamRole, standsIn, chatGroupUpdatedAt }) => {
    const team = teams.find(({ id }) => id === teamId)
    if (!team) return []
    const ofRegion = careTeamRules(rules, team.region, today)
    const { name, organizationName, load, members } = teamView(team, { rules, today, isRecommended: false })
    const chatGroup = chatGroupUpdatedAt && chatGroupLife(localDateOf(chatGroupUpdatedAt), today, ofRegion)
    const roles = members.map(({ role }) => role)
    return [
      {
        teamId,
        name,
        organizationName,
        teamRole,
        standsIn,
        load,
        highestCapacity: highestCapacity(countDoctors(roles), ofRegion),
        chatGroup,
        members: members.map((member) => ({
          practitionerId: member.practitionerId,
          name: member.name,
          role: member.role,
        })),
      },
    ]
  })
  return { rows: rows.sort((a, b) => Number(a.standsIn) - Number(b.standsIn)), nextCursor: null }
}
