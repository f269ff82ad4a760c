import * as z from 'zod/mini'
import { STAFF_ROLES } from '#domain/account/account-role'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { parsePersonName } from '#domain/patient/person-name'
import type { StaffWriteContext } from '../../platform/context'
import { PHONE_FIELD, STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import { recordGivenRole, saveRole } from './give-role'
import {
  assertPractitionerWithinReach,
  connectPractitioner,
  findAccountsByPhone,
  lockMemberOfAccount,
  saveMember,
} from './role-store'
import { assertWithinReach } from './store'

export const addStaffInput = {
  phone: z.string().check(z.minLength(1), z.maxLength(32)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  role: z.enum(STAFF_ROLES),
  organizationId: z.uuid(),
  practitionerId: z.optional(z.uuid()),
}

type Input = z.infer<z.ZodMiniObject<typeof addStaffInput>>

/**
 * Makes a member of staff of the account that proved to hold a phone number: the office never makes accounts, so
 * nobody else holds the key to one. Whoever works elsewhere in the alliance keeps the name they have.
 *
 * @throws input_invalid; staff_account_unclear when no account, or more than one, has the number; not_found for an
 * organization or practitioner out of reach; staff_practitioner_mismatch, role_own, role_practitioner_required,
 * role_already_given
 */
export async function addStaff(
  ctx: StaffWriteContext,
  input: Input,
): Promise<{ accountId: string; roleId: string }> {
  await assertWithinReach(ctx.tx, ctx.staff, input.organizationId)
  await assertPractitionerWithinReach(ctx.tx, ctx.staff, input.practitionerId ?? null)
  const accountId = await accountOfPhone(ctx, input.phone)
  const practitionerId = await ensureMember(ctx, accountId, input)
  const role = { accountId, role: input.role, organizationId: input.organizationId }
  const roleId = await saveRole(ctx, role, practitionerId)
  await recordGivenRole(ctx, roleId, role)
  return { accountId, roleId }
}

async function accountOfPhone(ctx: StaffWriteContext, typed: string): Promise<string> {
  const phone = parsePhoneNumber(typed)
  if (!phone) throw new DomainError('input_invalid', { fields: ['phone'] })
  const [accountId, ...others] = await findAccountsByPhone(ctx.tx, ctx.fieldCrypto.index(PHONE_FIELD, phone))
  if (accountId === undefined || others.length > 0) {
    throw new DomainError('staff_account_unclear', {
      accounts: accountId === undefined ? 0 : 1 + others.length,
    })
  }
  return accountId
}

/** @returns the practitioner whom the account is from now on */
async function ensureMember(ctx: StaffWriteContext, accountId: string, input: Input): Promise<string | null> {
  const parsed = parsePersonName(input.name)
  if ('fault' in parsed) throw new DomainError('input_invalid', { fields: ['name'], reason: parsed.fault })
  const wished = input.practitionerId ?? null
  const member = await lockMemberOfAccount(ctx.tx, accountId)
  if (member?.practitionerId && wished && member.practitionerId !== wished) {
    throw new DomainError('staff_practitioner_mismatch')
  }
  const practitionerId = member?.practitionerId ?? wished
  if (!member?.hasLivingRole) {
    const nameCipher = ctx.fieldCrypto.seal(STAFF_NAME_FIELD, parsed.name)
    await saveMember(ctx.tx, { accountId, nameCipher, practitionerId, now: ctx.now() })
  } else if (practitionerId && member.practitionerId === null) {
    await connectPractitioner(ctx.tx, accountId, practitionerId)
  }
  return practitionerId
}
