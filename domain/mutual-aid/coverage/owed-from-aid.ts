import { type Fen, fen } from '../../kernel/fen'
import type { PaidPlace } from './share-payment'

/**
 * What is kept of aid for a fee that is still owed: a renewal counts from its first day, and whoever is helped while its
 * fee is waited for has paid it then (rules MA-19). All of the fee or, where the aid is less, nothing.
 */
export function owedFromAid({ status, paidBy, feeFen }: Omit<PaidPlace, 'id'>, aidFen: Fen): Fen {
  return status === 'in-force' && paidBy === 'owed' && feeFen <= aidFen ? feeFen : fen(0)
}
