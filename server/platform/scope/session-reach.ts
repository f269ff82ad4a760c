import type { StaffScope } from './staff-scope'

/** Which sessions somebody reaches: those of a part of the tree, their own, or both. Null reaches nothing. */
export interface SessionReach {
  readonly organizationId: string | null
  readonly practitionerId: string | null
}

/** Who sees the line: a desk and a nurse that of their place, everybody who treats that of their own sessions. */
export function lineReach({ role, organizationId, practitionerId }: StaffScope): SessionReach {
  const isOfThePlace = role === 'front-desk' || role === 'nurse'
  return { organizationId: isOfThePlace ? organizationId : null, practitionerId }
}

/** Who treats and writes the record: the practitioner of the session and nobody else, wherever it is held. */
export function treatingReach({ practitionerId }: StaffScope): SessionReach {
  return { organizationId: null, practitionerId }
}
