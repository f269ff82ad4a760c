import * as z from 'zod/mini'
import { careTeamRules } from '#domain/care-team/care-team-rules'
import { type ChatGroupLife, chatGroupLife } from '#domain/care-team/chat-group-life'
import { type FiveOnes, fiveOnes } from '#domain/care-team/five-ones'
import { isPhoneOpen } from '#domain/care-team/phone-hours'
import { DomainError } from '#domain/kernel/errors'
import { daysBetween, type LocalTime, localDateOf } from '#domain/kernel/time'
import { id } from '../../../platform/api/input-shape'
import type { AccountContext, Context } from '../../../platform/context'
import { findChatPicture, loadTeamPage, type NoteRow, type TeamPageRow } from './team-page-store'
import { loadTeams, type TeamRow } from './team-store'
import { type TeamView, teamView } from './team-view'

export const readTeamInput = z.strictObject({
  teamId: id,
  /** The notebook of this grid alone. */
  gridId: z.optional(id),
})

interface TeamPage extends TeamView {
  readonly intro: string
  readonly phone: string
  readonly phoneFrom: LocalTime
  readonly phoneTo: LocalTime
  /** Who answers when the team does not (journeys E2 37). */
  readonly fallbackPhone: string
  readonly isOpenNow: boolean
  /** How long families waited for an answer, in the middle; null while there are too few to say. */
  readonly replyMedianMinutes: number | null
  /** Null: the team has none. */
  readonly chatGroup: ChatGroupLife | null
  readonly notes: {
    readonly monthHomeVisits: number
    readonly monthFreeClinics: number
    readonly rows: readonly NoteRow[]
  }
  readonly complete: FiveOnes
  readonly neighbours: TeamPageRow['neighbours']
}

/**
 * The page of a team with its five ones (systems S4-09). Open to everybody; three statements however much there is.
 *
 * @throws not_found
 */
export async function readTeam(
  ctx: Context,
  { teamId, gridId }: z.infer<typeof readTeamInput>,
): Promise<TeamPage> {
  const now = ctx.now()
  const today = localDateOf(now)
  const [team] = await loadTeams(ctx.db, [teamId], today)
  if (!team) throw new DomainError('not_found')
  const { organizationId } = team
  const page = await loadTeamPage(ctx.db, { teamId, organizationId, gridId: gridId ?? null, on: today })
  const rules = await ctx.rules()
  const ofRegion = careTeamRules(rules, team.region, today)
  const chatGroup =
    page.chatGroupUpdatedAt && chatGroupLife(localDateOf(page.chatGroupUpdatedAt), today, ofRegion)
  return {
    ...teamView(team, { rules, today, isRecommended: false }),
    ...contactOf(team, now),
    replyMedianMinutes: await ctx.access.replyMinutesOf(ctx, teamId),
    chatGroup,
    notes: {
      monthHomeVisits: page.monthHomeVisits,
      monthFreeClinics: page.monthFreeClinics,
      rows: page.notes,
    },
    complete: fiveOnes(
      {
        roles: team.members.map(({ role }) => role),
        phone: team.phone,
        capacity: team.capacity,
        isChatGroupStale: chatGroup && chatGroup.isStale,
        lastNoteDaysAgo: page.lastNoteOn && daysBetween(page.lastNoteOn, today),
      },
      ofRegion,
    ),
    neighbours: page.neighbours,
  }
}

/**
 * The picture by which neighbours join the group; for whoever is logged in, so that nobody collects groups.
 *
 * @throws not_found alike for a team without one and for one whose picture ran out (journeys E2 36)
 */
export async function readChatGroup(
  ctx: AccountContext,
  { teamId }: { readonly teamId: string },
): Promise<{ mediaType: string; base64: string }> {
  const today = localDateOf(ctx.now())
  const [team] = await loadTeams(ctx.db, [teamId], today)
  const found = team && (await findChatPicture(ctx.db, teamId))
  if (!found) throw new DomainError('not_found')
  const rules = careTeamRules(await ctx.rules(), team.region, today)
  if (chatGroupLife(localDateOf(found.updatedAt), today, rules).isStale) throw new DomainError('not_found')
  return { mediaType: found.mediaType, base64: Buffer.from(found.picture).toString('base64') }
}

function contactOf(team: TeamRow, now: Date) {
  const { intro, phone, phoneFrom, phoneTo, fallbackPhone } = team
  return { intro, phone, phoneFrom, phoneTo, fallbackPhone, isOpenNow: isPhoneOpen(team, now) }
}
