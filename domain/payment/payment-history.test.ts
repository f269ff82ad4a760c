import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { decidePayment } from './decide-payment'
import { type PaymentStatus, statusAfterRefunds } from './payment-status'
import { decideRefund, type RefundNews, type RefundStatus } from './refund-status'
import type { Trade } from './trade'

/**
 * A family, WeChat and our books, with all that can happen between them in any order. Each of our steps is taken whole
 * or not at all, as in a transaction; WeChat's have happened whatever becomes of us. The same histories run against
 * PostgreSQL in tests/integration/mutual-aid/payment-histories.test.ts.
 */
const FEE = 300
const PARTS = [100, 200] as const
const EXPIRES = 120
const HISTORIES = 10_000

interface Ours {
  payment: { status: PaymentStatus; transactionId: string | null }
  refunds: { part: number; status: RefundStatus; amountFen: number }[]
  /** Which of the two children are covered, were left out, or wait for the money. */
  children: ('waiting' | 'covered' | 'left')[]
  ledgerFen: number
  effects: number
}

const STEPS = [
  'agree',
  'ask',
  'give up',
  'leave 0',
  'leave 1',
  'wait',
  'refund',
  'refund fails',
  'die',
  'forged',
  'wrong amount',
] as const
const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant('agree') },
  { weight: 10, arbitrary: fc.constantFrom(...STEPS) },
  { weight: 6, arbitrary: fc.nat(30) },
)

function history(steps: readonly (string | number)[]) {
  let minute = 0
  let order: 'open' | 'taken' | 'closed' = 'open'
  let ours: Ours = {
    payment: { status: 'pending', transactionId: null },
    refunds: [],
    children: ['waiting', 'waiting'],
    ledgerFen: 0,
    effects: 0,
  }
  const bankRefunds = new Map<number, 'processing' | 'succeeded' | 'abnormal'>()
  let byHandFen = 0
  let dies = false
  /** Everything that WeChat ever said: it may arrive again, late, and in any order. */
  const told: (() => void)[] = []

  const atomically = (change: (draft: Ours) => void): void => {
    const { payment, refunds, children, ...figures } = ours
    const draft: Ours = {
      ...figures,
      payment: { ...payment },
      refunds: refunds.map((each) => ({ ...each })),
      children: [...children],
    }
    change(draft)
    if (!dies) ours = draft
    dies = false
  }
  const hearTrade = (trade: Trade) =>
    atomically((draft) => {
      const known = { ...draft.payment, amountFen: fen(FEE), expiresAt: new Date(EXPIRES) }
      const decision = decidePayment(known, trade, new Date(minute))
      if (decision.kind === 'close-here') draft.payment.status = 'closed'
      if (decision.kind !== 'settle') return
      draft.effects += 1
      draft.ledgerFen += FEE
      const gone = PARTS.flatMap((amountFen, part) =>
        draft.children[part] === 'left' ? [{ part, amountFen }] : [],
      )
      draft.children = draft.children.map((child) => (child === 'left' ? child : 'covered'))
      draft.refunds.push(...gone.map((each) => ({ ...each, status: 'asked' as const })))
      draft.payment = {
        status: gone.length > 0 ? 'refunding' : 'paid',
        transactionId: decision.transactionId,
      }
    })
  const hearRefund = (part: number, news: RefundNews) =>
    atomically((draft) => {
      const refund = draft.refunds.find((each) => each.part === part)
      if (!refund) return
      const decision = decideRefund({ status: refund.status, amountFen: fen(refund.amountFen) }, news)
      if (decision.kind !== 'move') return
      refund.status = decision.to
      if (decision.to === 'succeeded') arrived(draft, refund.amountFen)
    })
  const arrived = (draft: Ours, amountFen: number): void => {
    draft.ledgerFen -= amountFen
    const back = draft.refunds.filter(({ status }) => status === 'succeeded' || status === 'settled-by-hand')
    const returnedFen = back.reduce((sum, each) => sum + each.amountFen, 0)
    const open = draft.refunds.length - back.length
    draft.payment.status = statusAfterRefunds(FEE, { open, returnedFen })
  }
  const tradeNow = (): Trade =>
    order === 'taken'
      ? { state: 'taken', transactionId: 'A', amountFen: fen(FEE), at: new Date(minute) }
      : { state: order }
  const newsOf = (part: number): RefundNews => {
    const state = bankRefunds.get(part)
    const amountFen = fen(PARTS[part] ?? 0)
    return state ? { state, refundId: `r${part}`, amountFen, at: new Date(minute) } : { state: 'absent' }
  }
  const ask = (isGivenUp = false): void => {
    const isOver = isGivenUp || minute >= EXPIRES
    if (order === 'open' && isOver && ours.payment.status === 'pending') order = 'closed'
    hearTrade(tradeNow())
  }
  const refund = (end: 'succeeded' | 'abnormal'): void => {
    for (const { part, status } of ours.refunds) {
      if (status !== 'asked' && status !== 'processing') continue
      if (!bankRefunds.has(part)) bankRefunds.set(part, end)
      const news = newsOf(part)
      told.push(() => hearRefund(part, news))
      hearRefund(part, {
        ...news,
        ...(news.state === 'succeeded' && { state: 'processing' as const }),
      } as RefundNews)
    }
  }
  const leave = (part: number): void =>
    atomically((draft) => {
      const isCovered = draft.children[part] === 'covered'
      draft.children[part] = 'left'
      if (!isCovered) return
      draft.refunds.push({ part, status: 'asked', amountFen: PARTS[part] ?? 0 })
      draft.payment.status = 'refunding'
    })
  const does: Readonly<Record<(typeof STEPS)[number], () => void>> = {
    agree: () => {
      if (order !== 'open' || minute >= EXPIRES) return
      order = 'taken'
      const trade = tradeNow()
      told.push(() => hearTrade(trade))
    },
    ask,
    'give up': () => ask(true),
    'leave 0': () => leave(0),
    'leave 1': () => leave(1),
    wait: () => {
      minute += 50
    },
    refund: () => refund('succeeded'),
    'refund fails': () => refund('abnormal'),
    die: () => {
      dies = true
    },
    // Its signature is wrong: it never reaches a decision.
    forged: () => undefined,
    'wrong amount': () =>
      hearTrade({ state: 'taken', transactionId: 'F', amountFen: fen(FEE + 1), at: new Date(0) }),
  }

  for (const each of steps) {
    if (typeof each === 'number') told[each % Math.max(told.length, 1)]?.()
    else does[each as (typeof STEPS)[number]]()
  }
  dies = false
  minute = EXPIRES
  for (let round = 0; round < 3; round++) {
    for (const each of told) each()
    ask()
    refund('succeeded')
  }
  for (const news of ours.refunds) hearRefund(news.part, newsOf(news.part))
  atomically((draft) => {
    for (const each of draft.refunds.filter(({ status }) => status === 'abnormal')) {
      each.status = 'settled-by-hand'
      byHandFen += each.amountFen
      arrived(draft, each.amountFen)
    }
  })
  const backFen = [...bankRefunds].reduce(
    (sum, [part, state]) => sum + (state === 'succeeded' ? (PARTS[part] ?? 0) : 0),
    byHandFen,
  )
  const bankFen = (order === ('taken' as typeof order) ? FEE : 0) - backFen
  return { ours, bankFen }
}

it('10,000 histories end with ledger = bank = children who are covered, and one effect at most', {
  timeout: 30_000,
}, () => {
  let taken = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), (steps) => {
      const { ours, bankFen } = history(steps)
      const coveredFen = PARTS.reduce(
        (sum, amountFen, part) => sum + (ours.children[part] === 'covered' ? amountFen : 0),
        0,
      )
      expect([ours.ledgerFen, coveredFen]).toEqual([bankFen, bankFen])
      expect(ours.effects).toBeLessThanOrEqual(1)
      expect(['paid', 'refunded', 'closed']).toContain(ours.payment.status)
      taken += ours.effects
    }),
    { numRuns: HISTORIES },
  )
  expect(taken).toBeGreaterThan(HISTORIES / 4)
})
