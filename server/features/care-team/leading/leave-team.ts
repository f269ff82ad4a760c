import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { TeamScope } from '../../../platform/scope/team-scope'
import { endMembership, insertMember, type LivingMember, lockMembers, worksAtPlaceOf } from '../member-store'
import { announceToResidents } from '../tell-residents'
import { leaderOrSelfWrites } from './lead-team'

interface LeaveInput {
  readonly teamId: string
  readonly practitionerId: string
  /** Last day in the team. */
  readonly lastOn: LocalDate
  /** Who does the work from the day after. Only a leader must have one, and it must be a family doctor of the team. */
  readonly successorId: string | null
}

/**
 * A member leaves, and another takes their place. Every family that is signed with the team is told, and may leave
 * without giving a reason: whoever ends a contract sees the change in the members (journeys E2 20).
 *
 * @throws not_found alike, for who is no member and for a successor from elsewhere; not_permitted for who is neither the
 * leader nor the one who leaves; input_invalid for a day that lies behind; team_leader_required; team_ended
 */
export async function leaveTeam(ctx: StaffWriteContext, input: LeaveInput): Promise<{ lastOn: LocalDate }> {
  const { teamId, practitionerId, lastOn } = input
  const scope = await leaderOrSelfWrites(ctx, input)
  const members = await lockMembers(ctx.tx, scope)
  const leaver = members.find((member) => member.practitionerId === practitionerId)
  if (!leaver) throw new DomainError('not_found')
  if (lastOn < localDateOf(ctx.now()) || lastOn < leaver.since) {
    throw new DomainError('input_invalid', { fields: ['lastOn'] })
  }
  const others = members.filter((member) => member !== leaver)
  const successor = await successorOf(ctx, scope, leaver, others, input)
  // First the one before: a team has one living leader.
  await endMembership(ctx.tx, leaver.id, lastOn)
  if (successor) await takeOver(ctx, scope, { leaver, successor, lastOn })
  await announceToResidents(ctx.tx, { teamId, kind: 'team-member-left', event: leaver.id, day: lastOn })
  return { lastOn }
}

interface Successor {
  readonly practitionerId: string
  /** What they are in the team until then. */
  readonly member: LivingMember | null
}

async function successorOf(
  ctx: StaffWriteContext,
  scope: TeamScope,
  leaver: LivingMember,
  others: readonly LivingMember[],
  { successorId, lastOn }: LeaveInput,
): Promise<Successor | null> {
  const member = others.find(({ practitionerId }) => practitionerId === successorId) ?? null
  if (leaver.role === 'leader' && (member?.role !== 'doctor' || member.since > lastOn)) {
    throw new DomainError('team_leader_required')
  }
  if (successorId === null) return null
  const works = member !== null || (await worksAtPlaceOf(ctx.tx, scope, successorId, localDateOf(ctx.now())))
  if (!works || successorId === leaver.practitionerId) throw new DomainError('not_found')
  return { practitionerId: successorId, member }
}

/** Who is in the team already goes on as what they are, except where they become its leader. */
async function takeOver(
  ctx: StaffWriteContext,
  scope: TeamScope,
  { leaver, successor, lastOn }: { leaver: LivingMember; successor: Successor; lastOn: LocalDate },
): Promise<void> {
  const { practitionerId, member } = successor
  if (member && leaver.role !== 'leader') return
  if (member) await endMembership(ctx.tx, member.id, lastOn)
  await insertMember(ctx.tx, scope, { practitionerId, role: leaver.role, since: addDays(lastOn, 1) })
}
