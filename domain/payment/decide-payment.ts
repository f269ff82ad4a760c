import type { Fen } from '../kernel/fen'
import type { PaymentStatus } from './payment-status'
import type { Trade } from './trade'

/** A payment as far as news about it needs it. */
export interface KnownPayment {
  readonly status: PaymentStatus
  readonly amountFen: Fen
  /** WeChat's number, once the money was taken. */
  readonly transactionId: string | null
  readonly expiresAt: Date
}

/** What somebody has to look at: nothing is done by itself. */
export type PaymentAlarm = 'other-amount' | 'charged-twice'

/**
 * `settle`: the money came, give what it was for. `close-there`: nobody paid in time, so the order is closed at WeChat,
 * and here only when WeChat says so. `close-here`: WeChat will take no money for it.
 */
export type PaymentDecision =
  | { readonly kind: 'settle'; readonly transactionId: string; readonly at: Date }
  | { readonly kind: 'wait' | 'close-there' | 'close-here' | 'nothing' }
  | { readonly kind: 'alarm'; readonly alarm: PaymentAlarm }

/**
 * What news from WeChat means, whatever order it comes in and however often. A payment that was closed here and yet
 * paid counts like any other: the money is there.
 */
export function decidePayment(known: KnownPayment, trade: Trade, now: Date): PaymentDecision {
  if (trade.state === 'taken') return decideTaken(known, trade)
  if (known.status !== 'pending') return { kind: 'nothing' }
  if (trade.state === 'closed') return { kind: 'close-here' }
  if (now < known.expiresAt) return { kind: 'wait' }
  return { kind: trade.state === 'absent' ? 'close-here' : 'close-there' }
}

function decideTaken(known: KnownPayment, trade: Extract<Trade, { state: 'taken' }>): PaymentDecision {
  if (known.transactionId !== null) {
    if (known.transactionId === trade.transactionId) return { kind: 'nothing' }
    return { kind: 'alarm', alarm: 'charged-twice' }
  }
  if (trade.amountFen !== known.amountFen) return { kind: 'alarm', alarm: 'other-amount' }
  return { kind: 'settle', transactionId: trade.transactionId, at: trade.at }
}
