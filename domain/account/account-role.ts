/**
 * What an account may be in the alliance. A role is given at an organization by the alliance's office, never by the
 * account itself, and reaches that organization and everything below it. What each role may do stands in the routers.
 */
export const STAFF_ROLES = [
  'family-doctor',
  'nurse',
  'specialist',
  'front-desk',
  'grid-worker',
  'claim-reviewer',
  'claim-approver',
  'fund-custodian',
  'health-bureau',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Everybody who logs in is a `resident`, whatever else they are. */
export type AccountRole = 'resident' | StaffRole

/** Roles that decide about money or about everybody: a log-in counts only with its second factor (rules D-PR). */
export const SECOND_FACTOR_ROLES = [
  'claim-reviewer',
  'claim-approver',
  'fund-custodian',
  'health-bureau',
] as const satisfies readonly StaffRole[]

/** Roles that treat people: they act for a practitioner of the directory. */
export const CLINICAL_ROLES = ['family-doctor', 'nurse', 'specialist'] as const satisfies readonly StaffRole[]

/** Of those, who prescribes (处方权): a nurse gives what a doctor wrote. */
export const PRESCRIBING_ROLES = ['family-doctor', 'specialist'] as const satisfies readonly StaffRole[]

export const STAFF_ROLE_NAMES_ZH = {
  'family-doctor': '家庭医生',
  nurse: '护士',
  specialist: '专科医生',
  'front-desk': '前台',
  'grid-worker': '网格员',
  'claim-reviewer': '理赔初审',
  'claim-approver': '理赔复核',
  'fund-custodian': '资金托管',
  'health-bureau': '卫生健康局',
} as const satisfies Record<StaffRole, string>

export function needsSecondFactor(roles: readonly string[]): boolean {
  return SECOND_FACTOR_ROLES.some((role) => roles.includes(role))
}
