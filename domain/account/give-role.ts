import { type Refusal, refuse } from '../kernel/errors'
import { CLINICAL_ROLES, type StaffRole } from './account-role'

/**
 * May this role be given? Nobody gives a role to themselves (rules D-PR separation of duties), and whoever treats
 * people must be somebody in the directory: a certificate is looked up by it.
 *
 * @returns null, role_own or role_practitioner_required
 */
export function refuseGivingRole(giving: {
  readonly byAccountId: string
  readonly accountId: string
  readonly role: StaffRole
  readonly practitionerId: string | null
}): Refusal | null {
  if (giving.byAccountId === giving.accountId) return refuse('role_own')
  const isClinical = CLINICAL_ROLES.some((role) => role === giving.role)
  return isClinical && giving.practitionerId === null ? refuse('role_practitioner_required') : null
}
