import { type Refusal, refuse } from '../kernel/errors'
import { type Fen, fen } from '../kernel/fen'
import type { Balances } from './balances'

const WHOLE = 10_000

type Taken = Pick<Balances, 'contributions' | 'fee'>

/** What the fee is of the contributions, in basis points to the nearest; null while there are none. */
export function feeBasisPoints({ contributions, fee }: Taken): number | null {
  return contributions > 0 ? Math.round((fee * WHOLE) / contributions) : null
}

/** What may still be taken for running the plan (rules MA-21), to the 分 below. */
export function feeRoom({ contributions, fee }: Taken, capBasisPoints: number): Fen {
  return fen(Math.max(0, Math.floor((contributions * capBasisPoints) / WHOLE) - fee))
}

/** fee_cap_exceeded when a fee would be more than the plan's share of the contributions (journeys E4 45). */
export function refuseFee(taken: Taken, amountFen: Fen, capBasisPoints: number): Refusal | null {
  const roomFen = feeRoom(taken, capBasisPoints)
  return amountFen > roomFen ? refuse('fee_cap_exceeded', { capBasisPoints, roomFen }) : null
}
