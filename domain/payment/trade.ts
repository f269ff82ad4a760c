import type { Fen } from '../kernel/fen'

/** `trade_state` of WeChat Pay's API v3. */
export const TRADE_STATES = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'USERPAYING',
  'ACCEPT',
  'PAYERROR',
  'CLOSED',
  'REVOKED',
] as const
export type TradeState = (typeof TRADE_STATES)[number]

/** What WeChat says of an order, in a notice or when it is asked. `absent`: it knows no such order. */
export type Trade =
  | {
      readonly state: 'taken'
      readonly transactionId: string
      readonly amountFen: Fen
      /** When the money was taken. */
      readonly at: Date
    }
  | { readonly state: 'open' | 'closed' | 'absent' }

/** A trade with refunds was paid before them; a try that failed leaves its order open. */
export function stateOfTrade(state: TradeState): Exclude<Trade['state'], 'absent'> {
  switch (state) {
    case 'SUCCESS':
    case 'REFUND':
      return 'taken'
    case 'CLOSED':
    case 'REVOKED':
      return 'closed'
    case 'NOTPAY':
    case 'USERPAYING':
    case 'ACCEPT':
    case 'PAYERROR':
      return 'open'
  }
}
