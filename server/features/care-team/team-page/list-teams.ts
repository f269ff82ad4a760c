import * as z from 'zod/mini'
import { compareTeams } from '#domain/care-team/team-order'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { ageGroupsOn } from '#domain/key-group/age-group'
import { id } from '../../../platform/api/input-shape'
import type { Context } from '../../../platform/context'
import { findBirthDates } from './family-store'
import { loadTeamPlaces, loadTeams } from './team-store'
import { type TeamView, teamView } from './team-view'

const PAGE = 20
const PATIENTS_MAX = 10

export const listTeamsInput = z.strictObject({
  /** Where the family lives: its own teams come first. */
  gridId: z.optional(id),
  /** For whom: only for people whom the account looks after. A child moves teams with a paediatrician forward. */
  patientIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(PATIENTS_MAX))),
  /** The id of the last team of the page before. */
  cursor: z.optional(id),
})

/**
 * The teams of the county, one's own first (journeys E2 43 and 44). Open to everybody like the directory; two statements,
 * and one more with people, however many teams there are.
 *
 * @throws not_logged_in, not_found for people of others; input_invalid for a cursor of another list
 */
export async function listTeams(
  ctx: Context,
  { gridId, patientIds, cursor }: z.infer<typeof listTeamsInput>,
): Promise<{ rows: TeamView[]; nextCursor: string | null }> {
  const today = localDateOf(ctx.now())
  const forChild = patientIds !== undefined && (await hasChild(ctx, patientIds))
  const places = await loadTeamPlaces(ctx.db, today, gridId ?? null)
  const ordered = places.sort((a, b) => compareTeams(forChild, a, b))
  const start = cursor === undefined ? 0 : ordered.findIndex((place) => place.id === cursor) + 1
  if (cursor !== undefined && start === 0) throw new DomainError('input_invalid', { fields: ['cursor'] })

  const page = ordered.slice(start, start + PAGE)
  const rules = await ctx.rules()
  const teams = await loadTeams(
    ctx.db,
    page.map((place) => place.id),
    today,
  )
  const rows = page.flatMap((place) => {
    const row = teams.find((team) => team.id === place.id)
    return row ? [teamView(row, { rules, today, isRecommended: place.servesGrid })] : []
  })
  return { rows, nextCursor: start + PAGE < ordered.length ? (page.at(-1)?.id ?? null) : null }
}

async function hasChild(ctx: Context, patientIds: readonly string[]): Promise<boolean> {
  if (!ctx.account) throw new DomainError('not_logged_in')
  const today = localDateOf(ctx.now())
  const scopes = []
  for (const patientId of patientIds) {
    scopes.push(await ctx.access.careScope(ctx.db, ctx.account, patientId, today))
  }
  const birthDates = await findBirthDates(ctx.db, scopes)
  return birthDates.some((birthDate) => ageGroupsOn(birthDate, today).includes('child-0-6'))
}
