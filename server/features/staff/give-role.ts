import * as z from 'zod/mini'
import { STAFF_ROLES } from '#domain/account/account-role'
import { refuseGivingRole } from '#domain/account/give-role'
import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { recordChange } from '../../platform/operator-change'
import { insertRole, type RoleRecord } from './role-store'
import { assertWithinReach, lockMember } from './store'

export const giveRoleInput = {
  accountId: z.uuid(),
  role: z.enum(STAFF_ROLES),
  organizationId: z.uuid(),
}

/**
 * Gives somebody who works, or worked, within reach one more role. It counts from their next request on.
 *
 * @throws not_found for people and organizations out of reach; role_own, role_practitioner_required,
 * role_already_given
 */
export async function giveRole(ctx: StaffWriteContext, input: RoleRecord): Promise<{ id: string }> {
  await assertWithinReach(ctx.tx, ctx.staff, input.organizationId)
  const member = await lockMember(ctx.tx, ctx.staff, input.accountId)
  if (!member) throw new DomainError('not_found')
  const id = await saveRole(ctx, input, member.practitionerId)
  await recordGivenRole(ctx, id, input)
  return { id }
}

/** @throws role_own, role_practitioner_required, role_already_given; whoever calls it writes the change down */
export async function saveRole(
  ctx: StaffWriteContext,
  { accountId, role, organizationId }: RoleRecord,
  practitionerId: string | null,
): Promise<string> {
  const refusal = refuseGivingRole({ byAccountId: ctx.staff.accountId, accountId, role, practitionerId })
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  return insertRole(ctx.tx, { accountId, role, organizationId }, ctx.now())
}

export async function recordGivenRole(ctx: StaffWriteContext, id: string, role: RoleRecord): Promise<void> {
  await recordChange(ctx.tx, {
    by: ctx.staff,
    subject: 'staff-role',
    subjectId: id,
    before: null,
    after: { accountId: role.accountId, role: role.role, organizationId: role.organizationId },
    reason: '',
    at: ctx.now(),
  })
}
