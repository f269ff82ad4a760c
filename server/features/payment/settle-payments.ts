import { type Fen, sumFen } from '#domain/kernel/fen'
import type { PaymentDecision } from '#domain/payment/decide-payment'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentEffect } from '../../platform/access/payment-effects'
import type { UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { enqueue } from '../../platform/jobs'
import { markSettled, type Settlement, type TurnOfPayment } from './payment-store'
import { insertRefund } from './refund-store'
import { REFUND_TASK } from './tasks'
import { tellPayer } from './tell-payer'

/** A payment whose turn it is, and what WeChat took for it. */
export interface TakenTrade {
  readonly payment: TurnOfPayment
  readonly decision: Extract<PaymentDecision, { kind: 'settle' }>
}

interface Given extends TakenTrade {
  readonly gone: Exclude<PaymentEffect, 'applied'>['gone']
  readonly goneFen: Fen
}

/** Contracts lock a person before anything else, so they come first (decision 097). */
const LOCK_ORDER = ['contract', 'appointment', 'coverage'] as const satisfies readonly PaymentPurpose[]

/** Gives what was paid for, marks it paid, and sends back what was gone; no two of them are for one subject. */
export async function settlePayments(
  tx: Transaction,
  ctx: UnattendedContext,
  taken: readonly TakenTrade[],
): Promise<void> {
  const given: Given[] = []
  for (const purpose of LOCK_ORDER) {
    const trades = taken.filter(({ payment }) => payment.purpose === purpose)
    given.push(...(await give(tx, ctx, purpose, inOrder(trades))))
  }
  if (given.length === 0) return
  await markSettled(tx, given.map(settlementOf), ctx.now())
  for (const each of given) if (each.gone.length > 0) await sendBack(tx, ctx, each)
}

async function give(
  tx: Transaction,
  ctx: UnattendedContext,
  purpose: PaymentPurpose,
  trades: readonly TakenTrade[],
): Promise<readonly Given[]> {
  if (trades.length === 0) return []
  const giveAll = ctx.access.paid[purpose]
  if (!giveAll) throw new Error(`nobody sells ${purpose}`)
  const effects = await giveAll(
    tx,
    ctx,
    trades.map(({ payment: { id: paymentId, subjectId, accountId, amountFen, isSecond }, decision }) => ({
      paymentId,
      subjectId,
      accountId,
      amountFen,
      at: decision.at,
      isSecond,
    })),
  )
  return trades.map((trade, index) => givenBy(trade, effects[index]))
}

function givenBy(trade: TakenTrade, effect: PaymentEffect | undefined): Given {
  const { id, amountFen, isSecond } = trade.payment
  if (!effect) throw new Error(`payment ${id}: nobody said what it was for`)
  const gone = effect === 'applied' ? [] : effect.gone
  const goneFen = sumFen(gone.map((part) => part.amountFen))
  if (goneFen > amountFen || (isSecond && goneFen < amountFen))
    throw new Error(`payment ${id}: ${goneFen} of ${amountFen} are said to be gone`)
  return { ...trade, gone, goneFen }
}

function settlementOf({ payment: { id, amountFen }, decision, gone, goneFen }: Given): Settlement {
  return {
    id,
    status: gone.length > 0 ? 'refunding' : 'paid',
    transactionId: decision.transactionId,
    paidAt: decision.at,
    effect: goneFen === amountFen ? 'given-back' : 'applied',
  }
}

async function sendBack(
  tx: Transaction,
  ctx: UnattendedContext,
  { payment, gone, goneFen }: Given,
): Promise<void> {
  const reason = payment.isSecond ? 'paid-twice' : 'gone'
  for (const part of gone) {
    const refund = await insertRefund(tx, { paymentId: payment.id, ...part, reason }, ctx.now())
    await enqueue(tx, REFUND_TASK, { refundId: refund.id }, { jobKey: `refund:${refund.id}` })
  }
  await tellPayer(tx, ctx, 'payment-gone', payment, { amountFen: goneFen })
}

/** Whoever locks rows of several subjects does so in one order. */
function inOrder(trades: readonly TakenTrade[]): readonly TakenTrade[] {
  return [...trades].sort((a, b) => (a.payment.subjectId < b.payment.subjectId ? -1 : 1))
}
