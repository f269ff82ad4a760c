import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { decidePayment, type KnownPayment } from './decide-payment'
import { PAYMENT_STATUSES, type PaymentStatus, statusAfterRefunds } from './payment-status'
import { stateOfTrade, TRADE_STATES, type Trade } from './trade'

const EXPIRES = new Date('2026-11-22T12:00:00Z')
const BEFORE = new Date('2026-11-22T11:59:59Z')
const at = new Date('2026-11-22T11:30:00Z')

const known = (status: PaymentStatus): KnownPayment => ({
  status,
  amountFen: fen(500),
  transactionId: status === 'pending' || status === 'closed' ? null : 'A',
  expiresAt: EXPIRES,
})
const taken = (transactionId: string, amountFen = 500): Trade => ({
  state: 'taken',
  transactionId,
  amountFen: fen(amountFen),
  at,
})
const NEWS = {
  'taken A': taken('A'),
  'taken B': taken('B'),
  'taken A, 501': taken('A', 501),
  open: { state: 'open' },
  closed: { state: 'closed' },
  absent: { state: 'absent' },
} as const satisfies Record<string, Trade>

/** Every status × everything WeChat can say, in time and afterwards. */
const TABLE: Readonly<Record<PaymentStatus, Readonly<Record<keyof typeof NEWS, [string, string]>>>> = {
  pending: {
    'taken A': ['settle', 'settle'],
    'taken B': ['settle', 'settle'],
    'taken A, 501': ['alarm', 'alarm'],
    open: ['wait', 'close-there'],
    closed: ['close-here', 'close-here'],
    absent: ['wait', 'close-here'],
  },
  closed: {
    'taken A': ['settle', 'settle'],
    'taken B': ['settle', 'settle'],
    'taken A, 501': ['alarm', 'alarm'],
    open: ['nothing', 'nothing'],
    closed: ['nothing', 'nothing'],
    absent: ['nothing', 'nothing'],
  },
  paid: afterwards(),
  refunding: afterwards(),
  refunded: afterwards(),
}

function afterwards() {
  const nothing: [string, string] = ['nothing', 'nothing']
  const alarm: [string, string] = ['alarm', 'alarm']
  return {
    'taken A': nothing,
    'taken B': alarm,
    'taken A, 501': nothing,
    open: nothing,
    closed: nothing,
    absent: nothing,
  }
}

describe('what news of an order means', () => {
  const cells = PAYMENT_STATUSES.flatMap((status) =>
    (Object.keys(NEWS) as (keyof typeof NEWS)[]).map(
      (news) => [status, news, ...TABLE[status][news]] as const,
    ),
  )
  it.each(cells)('%s × %s: %s in time, %s afterwards', (status, news, inTime, later) => {
    expect(decidePayment(known(status), NEWS[news], BEFORE).kind).toBe(inTime)
    expect(decidePayment(known(status), NEWS[news], EXPIRES).kind).toBe(later)
  })

  it('E4 10: a second charge and another amount are for people', () => {
    expect(decidePayment(known('paid'), taken('B'), BEFORE)).toEqual({
      kind: 'alarm',
      alarm: 'charged-twice',
    })
    expect(decidePayment(known('pending'), taken('A', 499), BEFORE)).toEqual({
      kind: 'alarm',
      alarm: 'other-amount',
    })
  })
})

it('reads every trade_state of WeChat', () => {
  expect(TRADE_STATES.map((state) => [state, stateOfTrade(state)])).toEqual([
    ['SUCCESS', 'taken'],
    ['REFUND', 'taken'],
    ['NOTPAY', 'open'],
    ['USERPAYING', 'open'],
    ['ACCEPT', 'open'],
    ['PAYERROR', 'open'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
  ])
})

it.each([
  [{ open: 1, returnedFen: 0 }, 'refunding'],
  [{ open: 1, returnedFen: 499 }, 'refunding'],
  [{ open: 0, returnedFen: 499 }, 'paid'],
  [{ open: 0, returnedFen: 500 }, 'refunded'],
] as const)('a payment of 500 with refunds %o is %s', (refunds, status) => {
  expect(statusAfterRefunds(500, refunds)).toBe(status)
})
