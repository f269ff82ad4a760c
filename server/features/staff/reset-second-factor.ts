import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { recordChange } from '../../platform/operator-change'
import { forgetSecondFactor, lockMember } from './store'

/**
 * For somebody who lost the phone with their authenticator, by another administrator who knows who they are: nobody
 * resets their own, or a stolen log-in would be enough; and no office that of somebody who works beyond its reach.
 *
 * @throws not_found for people out of reach; not_permitted for those who work elsewhere too; role_own; second_factor_not_set_up
 */
export async function resetSecondFactor(
  ctx: StaffWriteContext,
  input: { readonly accountId: string },
): Promise<{ accountId: string }> {
  const { accountId } = input
  if (accountId === ctx.staff.accountId) throw new DomainError('role_own')
  const member = await lockMember(ctx.tx, ctx.staff, accountId)
  if (!member) throw new DomainError('not_found')
  if (member.worksElsewhere) throw new DomainError('not_permitted')
  if (!member.secondFactorSince) throw new DomainError('second_factor_not_set_up')
  await forgetSecondFactor(ctx.tx, accountId)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    subject: 'second-factor',
    subjectId: accountId,
    before: { since: toIsoShanghai(member.secondFactorSince) },
    after: null,
    reason: '',
    at: ctx.now(),
  })
  return { accountId }
}
