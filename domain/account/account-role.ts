/**
 * What an account may be. Everybody who logs in is a `resident`; the other roles are given by the alliance's
 * office, never by the account itself. What each role may do stands in the policy of each feature.
 */
export type AccountRole =
  | 'resident'
  | 'family-doctor'
  | 'nurse'
  | 'specialist'
  | 'front-desk'
  | 'claim-reviewer'
  | 'claim-approver'
  | 'fund-custodian'
  | 'health-bureau'
