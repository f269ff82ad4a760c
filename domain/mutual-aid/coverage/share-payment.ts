import { type Fen, fen } from '../../kernel/fen'
import type { CoverageStatus, Payer } from './coverage-status'

/** A child's place that a payment was for. */
export interface PaidPlace {
  readonly id: string
  readonly status: CoverageStatus
  readonly paidBy: Payer
  readonly feeFen: Fen
}

export interface SharedPayment {
  /** What is theirs now. */
  readonly taken: readonly string[]
  /** What cannot be given any more: its money goes back. Each place at most once. */
  readonly gone: readonly { readonly partId: string; readonly amountFen: Fen }[]
}

/** Whether a place waits for a family's money. */
export function isDue({ status, paidBy }: Pick<PaidPlace, 'status' | 'paidBy'>): boolean {
  return status === 'pending-payment' ? paidBy !== 'donation' : status === 'in-force' && paidBy === 'owed'
}

/**
 * Shares a payment out among the places of an enrolment, in their order: what is due is theirs, and what was given up,
 * ran out or was paid before goes back (journeys E4 5, 10). Nothing of the amount is lost and nothing is made up.
 * `isSecond`: an earlier payment stands, so all of this one goes back.
 */
export function sharePayment(places: readonly PaidPlace[], amountFen: Fen, isSecond: boolean): SharedPayment {
  let left: number = amountFen
  const taken: PaidPlace[] = []
  const gone: { partId: string; amountFen: Fen }[] = []
  for (const place of isSecond ? [] : places.filter(isDue)) {
    if (place.feeFen > left) continue
    taken.push(place)
    left -= place.feeFen
  }
  for (const place of places) {
    if (taken.includes(place) || place.paidBy === 'donation' || place.feeFen > left || place.feeFen === 0)
      continue
    gone.push({ partId: place.id, amountFen: place.feeFen })
    left -= place.feeFen
  }
  return { taken: taken.map(({ id }) => id), gone: withRest(places, gone, left) }
}

/** No sum of ours leaves a rest. If one ever comes, it goes back with a place that nothing else goes back for. */
function withRest(
  places: readonly PaidPlace[],
  gone: readonly { readonly partId: string; readonly amountFen: Fen }[],
  left: number,
): SharedPayment['gone'] {
  if (left === 0) return gone
  const free = places.find(({ id }) => gone.every(({ partId }) => partId !== id))
  if (free) return [...gone, { partId: free.id, amountFen: fen(left) }]
  return gone.map((part, place) => (place === 0 ? { ...part, amountFen: fen(part.amountFen + left) } : part))
}
