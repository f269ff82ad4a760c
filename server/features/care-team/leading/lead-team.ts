import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { TeamScope } from '../../../platform/scope/team-scope'

/** A member of the team who writes for it. @throws not_found alike; team_ended */
export async function memberWrites(ctx: StaffWriteContext, teamId: string): Promise<TeamScope> {
  const scope = await ctx.access.teamScope(ctx.tx, ctx, teamId, localDateOf(ctx.now()))
  if (scope.hasEnded) throw new DomainError('team_ended')
  return scope
}

/** Its leader, or who stands in for them. @throws not_found alike; team_ended; not_permitted for other members */
export async function leaderWrites(ctx: StaffWriteContext, teamId: string): Promise<TeamScope> {
  const scope = await memberWrites(ctx, teamId)
  if (scope.teamRole !== 'leader') throw new DomainError('not_permitted')
  return scope
}

/** What concerns one member: they themselves, or the leader. @throws as above */
export async function leaderOrSelfWrites(
  ctx: StaffWriteContext,
  { teamId, practitionerId }: { readonly teamId: string; readonly practitionerId: string },
): Promise<TeamScope> {
  const scope = await memberWrites(ctx, teamId)
  const isSelf = scope.practitionerId === practitionerId
  if (!isSelf && scope.teamRole !== 'leader') throw new DomainError('not_permitted')
  return scope
}
