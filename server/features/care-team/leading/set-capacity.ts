import { careTeamRules } from '#domain/care-team/care-team-rules'
import { highestCapacity } from '#domain/care-team/team-load'
import { countDoctors } from '#domain/care-team/team-role'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lockMembers } from '../member-store'
import { regionOf, saveCapacity } from '../team-write-store'
import { leaderWrites } from './lead-team'

/**
 * How many residents the team takes from now on. Fewer than it has is allowed: nobody is sent away, and nobody more is
 * taken (rules D-FD-04).
 *
 * @throws not_found alike; team_ended; not_permitted for other members than the leader; team_capacity_too_high
 */
export async function setCapacity(
  ctx: StaffWriteContext,
  { teamId, capacity }: { readonly teamId: string; readonly capacity: number },
): Promise<{ capacity: number }> {
  const scope = await leaderWrites(ctx, teamId)
  const members = await lockMembers(ctx.tx, scope)
  const rules = careTeamRules(await ctx.rules(), await regionOf(ctx.tx, scope), localDateOf(ctx.now()))
  const most = highestCapacity(countDoctors(members.map(({ role }) => role)), rules)
  if (capacity > most) throw new DomainError('team_capacity_too_high', { most })
  await saveCapacity(ctx.tx, scope, capacity)
  return { capacity }
}
