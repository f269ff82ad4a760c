/** Somebody for whom an account that is to be closed acts as guardian, or is. */
export interface ClosingPerson {
  readonly id: string
  /** Other accounts that act for them. */
  readonly otherGuardians: number
  /** Visits of which something is written. */
  readonly visits: number
  readonly openAppointments: number
  /** Questions to staff whether they are somebody else's row. */
  readonly identityQuestions: number
  /** Other accounts that ask to act for them. */
  readonly guardianRequests: number
}

export const CLOSING_BLOCKER_KINDS = [
  'open-appointments',
  'guardian-requests',
  'identity-questions',
  'staff-role',
] as const
export type ClosingBlockerKind = (typeof CLOSING_BLOCKER_KINDS)[number]

export interface ClosingBlocker {
  readonly kind: ClosingBlockerKind
  readonly count: number
  /** About whom; null: about the account itself. */
  readonly patientId: string | null
}

/**
 * What has to be brought to an end first (journeys E3 45). What another guardian goes on seeing after is in nobody's
 * way.
 */
export function closingBlockers(people: readonly ClosingPerson[], livingRoles: number): ClosingBlocker[] {
  const ofPeople = people
    .filter((person) => person.otherGuardians === 0)
    .flatMap(({ id: patientId, openAppointments, guardianRequests, identityQuestions }) => [
      { kind: 'open-appointments' as const, count: openAppointments, patientId },
      { kind: 'guardian-requests' as const, count: guardianRequests, patientId },
      { kind: 'identity-questions' as const, count: identityQuestions, patientId },
    ])
  const ofAccount = { kind: 'staff-role' as const, count: livingRoles, patientId: null }
  return [...ofPeople, ofAccount].filter(({ count }) => count > 0)
}

/**
 * What becomes of a person when the account is closed. `unlinked`: others go on acting for them. `kept`: nobody does,
 * and what a doctor wrote stays as long as the law wants it (rules D-PR). `erased`: nothing is written, so nothing that
 * names them stays.
 */
export type ClosingFate = 'unlinked' | 'kept' | 'erased'

export function closingFate({ otherGuardians, visits }: ClosingPerson): ClosingFate {
  if (otherGuardians > 0) return 'unlinked'
  return visits > 0 ? 'kept' : 'erased'
}
