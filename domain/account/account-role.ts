/**
 * What an account may be. Everybody who logs in is a `resident`; the other roles are given by the alliance's
 * office, never by the account itself. What each role may do stands in the policy of each feature.
 */
export const ACCOUNT_ROLES = [
  'resident',
  'family-doctor',
  'nurse',
  'specialist',
  'front-desk',
  'claim-reviewer',
  'claim-approver',
  'fund-custodian',
  'health-bureau',
] as const

export type AccountRole = (typeof ACCOUNT_ROLES)[number]
