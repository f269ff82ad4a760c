import type { Fen } from '../../kernel/fen'
import type { ClaimRules } from './claim-rules'

/** For how many days before a claim the same amount of the same place is noticed (journeys E4 36; design). */
export const SAME_AMOUNT_DAYS = 90
/** For how many months before a claim others of its disease group say what a bill usually is (design). */
export const USUAL_BILL_MONTHS = 12

/** What of a claim decides whether its papers are looked at by both persons. */
export interface SampledClaim {
  readonly billedFen: Fen
  readonly benefitFen: Fen
  /** Mean bill of the granted claims of the same disease group in `USUAL_BILL_MONTHS`; null where there were none. */
  readonly usualFen: Fen | null
  /** How many claims of the last `SAME_AMOUNT_DAYS` came from the same place with the same amount. */
  readonly sameAmount: number
  /** Drawn by lot, 0 … 9999. */
  readonly lot: number
}

/** Why the second person looks at every paper, too; null: at the result only (rules MA-16). */
export type SecondLook = 'amount' | 'variance' | 'pattern' | 'lot'

export function secondLook(
  { billedFen, benefitFen, usualFen, sameAmount, lot }: SampledClaim,
  { 'MA-16': { value } }: Pick<ClaimRules, 'MA-16'>,
): SecondLook | null {
  if (benefitFen >= value.fullFromFen) return 'amount'
  if (usualFen !== null && billedFen * 10_000 > usualFen * value.varianceBasisPoints) return 'variance'
  if (sameAmount >= value.sameAmountTimes) return 'pattern'
  return lot < value.sampleBasisPoints ? 'lot' : null
}
