/** Where a claim stands (rules D-MA, claim states). What is not handed in yet is a draft beside it, and no claim. */
export const CLAIM_STATUSES = [
  'submitted',
  'need-more',
  'under-review',
  'approved',
  // Granted, but some of the bill was not.
  'partial',
  'rejected',
  'publicity',
  'paying',
  'paid',
  'closed',
  'appealed',
  'withdrawn',
] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const CLAIM_STATUS_NAMES_ZH = {
  submitted: '等复核',
  'need-more': '等你补材料',
  'under-review': '等审批',
  approved: '已核定',
  partial: '已核定，部分不付',
  rejected: '这次不付',
  publicity: '公示中',
  paying: '等付款',
  paid: '已到账',
  closed: '办完了',
  appealed: '申诉中',
  withdrawn: '你撤回了',
} as const satisfies Record<ClaimStatus, string>

/** Decided in favour: its deductible and its benefit count for the year. */
export const GRANTED_STATUSES = [
  'approved',
  'partial',
  'publicity',
  'paying',
  'paid',
  'closed',
  'appealed',
] as const satisfies readonly ClaimStatus[]
