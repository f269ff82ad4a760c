import type { Fen } from '../kernel/fen'

/** How a refund is kept. */
export const REFUND_STATUSES = [
  /** WeChat has not taken it on yet. */
  'asked',
  'processing',
  'succeeded',
  /** WeChat could not bring it back: the card is closed, the account is gone (journeys E4 12). */
  'abnormal',
  /** A member of staff brought it back another way. */
  'settled-by-hand',
] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

/** What WeChat says of a refund. */
export type RefundNews =
  | {
      readonly state: 'processing' | 'succeeded' | 'abnormal' | 'closed'
      readonly refundId: string
      readonly amountFen: Fen
      /** When it arrived; of one that has not, when WeChat took it on. */
      readonly at: Date
      /** When WeChat took it on, where it says so: the day of its bill. */
      readonly takenOnAt?: Date
    }
  | { readonly state: 'absent' }

export type RefundDecision =
  | { readonly kind: 'move'; readonly to: 'processing' | 'succeeded' | 'abnormal' }
  /** WeChat does not know it, or could not take it on: it is asked for once more, under the same number. */
  | { readonly kind: 'ask-again' | 'nothing' }
  | { readonly kind: 'alarm'; readonly alarm: 'other-amount' | 'returned-twice' }

const MOVES: Readonly<
  Record<Exclude<RefundNews['state'], 'absent'>, 'processing' | 'succeeded' | 'abnormal'>
> = { processing: 'processing', succeeded: 'succeeded', abnormal: 'abnormal', closed: 'abnormal' }

/** What news about a refund means, whatever order it comes in and however often. */
export function decideRefund(
  known: { readonly status: RefundStatus; readonly amountFen: Fen },
  news: RefundNews,
): RefundDecision {
  if (news.state === 'absent') return { kind: known.status === 'asked' ? 'ask-again' : 'nothing' }
  if (known.status === 'settled-by-hand') {
    return news.state === 'succeeded' ? { kind: 'alarm', alarm: 'returned-twice' } : { kind: 'nothing' }
  }
  if (known.status === 'succeeded') return { kind: 'nothing' }
  if (news.amountFen !== known.amountFen) return { kind: 'alarm', alarm: 'other-amount' }
  const to = MOVES[news.state]
  if (to === known.status) return { kind: 'nothing' }
  // What is over stays over until the money arrives after all.
  if (known.status === 'abnormal' && to !== 'succeeded') return { kind: 'nothing' }
  return { kind: 'move', to }
}
