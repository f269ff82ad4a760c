import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { recordChange } from '../../platform/operator-change'
import { lockTeamOfOffice, saveEnd } from './team-write-store'
import { announceToResidents } from './tell-residents'

/**
 * From today on the team signs nobody. Contracts that stand are never moved without the family: each is told, and
 * switches with its own signature, to the team that takes over or to any other (journeys E2 21). Families have been told
 * by then, so this change has no way back: whoever is sorry founds a team.
 *
 * @throws not_found alike for teams of other offices, also as the one that takes over; team_ended for one that is
 * dissolved already
 */
export async function dissolveTeam(
  ctx: StaffWriteContext,
  {
    teamId,
    successorId,
    reason,
  }: {
    readonly teamId: string
    readonly successorId?: string | undefined
    readonly reason: string
  },
): Promise<{ endedOn: LocalDate }> {
  const endedOn = localDateOf(ctx.now())
  if (successorId === teamId) throw new DomainError('input_invalid', { fields: ['successorId'] })
  // In the order of their ids, as everybody locks several rows of a table.
  const teams = new Map<string, { name: string; hasEnded: boolean }>()
  for (const id of [teamId, ...(successorId ? [successorId] : [])].sort()) {
    const team = await lockTeamOfOffice(ctx.tx, ctx.staff, id)
    if (!team) throw new DomainError('not_found')
    teams.set(id, team)
  }
  if ([...teams.values()].some(({ hasEnded }) => hasEnded)) throw new DomainError('team_ended')
  const end = { endedOn, successorId: successorId ?? null }
  await saveEnd(ctx.tx, teamId, end)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'care-team-end',
    subjectId: teamId,
    before: null,
    after: { name: teams.get(teamId)?.name, ...end },
    reason,
  })
  await announceToResidents(ctx.tx, { teamId, kind: 'team-dissolved', event: teamId, day: endedOn })
  return { endedOn }
}
