import type { StaffRole } from '#domain/account/account-role'
import type { PatientScope } from './patient-scope'

declare const proven: unique symbol

/**
 * Proof that a member of staff knows whom they serve: within the hour the person's card was shown to them, or its number
 * was read out with the birthday, and the card's list of uses says so. What they book under it they book themselves, for
 * somebody who rings or stands there and may have no account, nor anybody who has one (style 13).
 */
export interface CounterScope {
  /** Of the member of staff. */
  readonly accountId: string
  readonly role: StaffRole
  readonly organizationId: string
  readonly patientId: string
  /** `self`: whoever speaks says that they are the person. Otherwise somebody of the family speaks for them. */
  readonly relation: 'self' | 'other'
  readonly isConsentWithheld: boolean
  readonly [proven]: true
}

/** Under which a seat is taken. */
export type SeatScope = PatientScope | CounterScope

/** Only server/features/health-card/present-access.ts calls this, after it has looked at the card's uses. */
export function provenCounterScope(scope: Omit<CounterScope, typeof proven>): CounterScope {
  return scope as CounterScope
}

export function isAtCounter(scope: SeatScope): scope is CounterScope {
  return 'role' in scope
}
