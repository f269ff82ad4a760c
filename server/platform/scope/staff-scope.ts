import { needsSecondFactor, type StaffRole } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'

declare const proven: unique symbol

/** A role at an organization, as it stands at the moment of the request. */
export interface StaffDuty {
  readonly role: StaffRole
  readonly organizationId: string
}

/** What a log-in says of an account's work. Of a family it says nothing: no duties, no practitioner. */
export interface StaffActor {
  readonly id: string
  readonly duties: readonly StaffDuty[]
  /** The practitioner of the directory whom the account is. */
  readonly practitionerId: string | null
  /** When this log-in passed the second factor. */
  readonly secondFactorAt: Date | null
}

/**
 * Proof that somebody acts as staff. A store that reads or writes for staff takes this and keeps to
 * `organization_within(organizationId)`; what lies outside does not exist for them (style 13).
 */
export interface StaffScope {
  readonly accountId: string
  readonly role: StaffRole
  /** The organization of the role: it and everything below it in the tree. */
  readonly organizationId: string
  /** The practitioner of the directory whom the account is; null for desk and office. */
  readonly practitionerId: string | null
  readonly [proven]: true
}

/**
 * The duty under which an account may do what `roles` may. The order of `roles` decides for who has several.
 *
 * @throws not_permitted for everybody else; second_factor_required when the log-in has not passed it and the duty
 * asks for it
 */
export function staffScope(actor: StaffActor, roles: readonly StaffRole[]): StaffScope {
  const duty = roles.flatMap((role) => actor.duties.filter((each) => each.role === role))[0]
  if (!duty) throw new DomainError('not_permitted')
  if (needsSecondFactor([duty.role]) && actor.secondFactorAt === null) {
    throw new DomainError('second_factor_required')
  }
  const { role, organizationId } = duty
  return { accountId: actor.id, role, organizationId, practitionerId: actor.practitionerId } as StaffScope
}
