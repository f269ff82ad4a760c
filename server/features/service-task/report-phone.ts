import { isPhoneOpen } from '#domain/care-team/phone-hours'
import { DomainError } from '#domain/kernel/errors'
import { addDays, instantAt, localDateOf, localTime, toIsoShanghai } from '#domain/kernel/time'
import { serviceTaskRule } from '#domain/service-task/service-task-rules'
import type { WriteContext } from '../../platform/context'
import { findTeamPhone, insertPhoneCase } from './phone-store'
import { findContract } from './task-store'

/**
 * A family rang its team while the telephone is said to be answered, and nobody did: it has the other number, whoever
 * leads the team is told at once, and the office looks into it (journeys E2 37). Who rang stays between them and the office.
 *
 * @throws not_found alike for absent and other families' people and for those whom no team looks after;
 * delegate_not_permitted; team_phone_closed {from, to}; case_open
 */
export async function reportPhone(
  ctx: WriteContext,
  { patientId }: { readonly patientId: string },
): Promise<{ id: string; dueAt: string }> {
  const { tx } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.guardianScope(tx, ctx.account, patientId, today)
  const contract = await findContract(tx, scope, today)
  if (!contract || contract.endsOn < today) throw new DomainError('not_found')
  const { teamId } = contract
  const { organizationId, leaders, ...hours } = await findTeamPhone(tx, teamId, today)
  if (!isPhoneOpen(hours, now))
    throw new DomainError('team_phone_closed', { from: hours.phoneFrom, to: hours.phoneTo })

  const { answerDays } = serviceTaskRule(await ctx.rules(), today)
  const dueAt = instantAt(addDays(today, answerDays), localTime('24:00'))
  const openedByAccountId = scope.accountId
  const id = await insertPhoneCase(tx, { teamId, organizationId, openedByAccountId, openedAt: now, dueAt })
  const kind = 'team-phone-unanswered'
  for (const accountId of leaders) {
    const told = { kind, to: { accountId }, byAccountId: null, onceKey: `${kind}:${id}` } as const
    await ctx.notices.tell(tx, told, now)
  }
  return { id, dueAt: toIsoShanghai(dueAt) }
}
