/** Why money goes back to whoever paid it. */
export const REFUND_REASONS = [
  /** Left within the days of hesitation (rules MA-08). */
  'hesitation',
  /** Somebody else had paid for the same before (journeys E4 5). */
  'paid-twice',
  /** What was paid for was no longer there when the money came (journeys E1 5). */
  'gone',
  'cancelled',
  'contract-ended',
  /** The child died before its year began (journeys E4 18). */
  'not-begun',
  'void',
] as const
export type RefundReason = (typeof REFUND_REASONS)[number]
