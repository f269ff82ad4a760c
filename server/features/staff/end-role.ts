import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { recordChange } from '../../platform/operator-change'
import {
  endRoleWithinReach,
  lockMemberOfAccount,
  type RoleRecord,
  revokeLogInsWithoutRole,
} from './role-store'

/**
 * Takes a role away, from the next request on. With the last one every log-in of the account ends: as a family the
 * person logs in anew.
 *
 * @throws not_found for a role out of reach, one that has ended and one that never was; role_own
 */
export async function endRole(
  ctx: StaffWriteContext,
  input: { readonly id: string },
): Promise<{ id: string }> {
  const role = await takeRole(ctx, input.id)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    subject: 'staff-role',
    subjectId: input.id,
    before: role,
    after: null,
    reason: '',
    at: ctx.now(),
  })
  return { id: input.id }
}

/** @throws as endRole; whoever calls it writes the change down */
export async function takeRole(ctx: StaffWriteContext, id: string): Promise<RoleRecord> {
  const role = await endRoleWithinReach(ctx.tx, ctx.staff, id, ctx.now())
  if (!role) throw new DomainError('not_found')
  if (role.accountId === ctx.staff.accountId) throw new DomainError('role_own')
  // Of two that take the last two roles at the same moment the second sees what the first did.
  await lockMemberOfAccount(ctx.tx, role.accountId)
  await revokeLogInsWithoutRole(ctx.tx, role.accountId, ctx.now())
  return role
}
