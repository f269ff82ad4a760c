import { DomainError } from '#domain/kernel/errors'
import type { Restore } from '../../platform/context'
import { takeRole } from './end-role'
import { saveRole } from './give-role'
import { findLivingRole, type RoleRecord } from './role-store'
import { assertWithinReach, lockMember } from './store'

/** Takes back that a role was given, by ending it, or that it was ended, by giving it again: history stays. */
export const restoreStaffRole: Restore = async (ctx, { before, after }) => {
  if (before === null) {
    // By what it is and not by its id: a role that was given again has another one.
    const id = await findLivingRole(ctx.tx, after as RoleRecord)
    if (id === null) throw new DomainError('change_over')
    await takeRole(ctx, id)
    return
  }
  const role = before as RoleRecord
  await assertWithinReach(ctx.tx, ctx.staff, role.organizationId)
  const member = await lockMember(ctx.tx, ctx.staff, role.accountId)
  if (!member) throw new DomainError('not_found')
  await saveRole(ctx, role, member.practitionerId)
}
