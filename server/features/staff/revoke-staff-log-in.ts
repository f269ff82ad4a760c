import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { recordChange } from '../../platform/operator-change'
import { revokeLogInOf } from './store'

/**
 * Ends a log-in of somebody who works within reach: a lost phone, a desk left open. Their next request is refused.
 *
 * @throws not_found alike for log-ins of families, of staff out of reach, that are over and that never were
 */
export async function revokeStaffLogIn(
  ctx: StaffWriteContext,
  input: { readonly id: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const accountId = await revokeLogInOf(ctx.tx, ctx.staff, input.id, now)
  if (!accountId) throw new DomainError('not_found')
  await recordChange(ctx.tx, {
    by: ctx.staff,
    subject: 'log-in',
    subjectId: input.id,
    before: { accountId },
    after: null,
    reason: '',
    at: now,
  })
  return { id: input.id }
}
