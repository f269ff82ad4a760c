import { type Refusal, refuse } from '../../kernel/errors'
import type { Fen } from '../../kernel/fen'

/**
 * Whether donations pay a family's fee (journeys E4 53): never more than was given for that and is left.
 * @returns waiver_fund_short with what is left
 */
export function refuseWaiver(feeFen: Fen, leftFen: Fen): Refusal | null {
  return leftFen < feeFen ? refuse('waiver_fund_short', { feeFen, leftFen }) : null
}
