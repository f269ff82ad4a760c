import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { decidePayment, type PaymentDecision } from '#domain/payment/decide-payment'
import type { Trade } from '#domain/payment/trade'
import type { SharedContext, UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database'
import { enqueue } from '../../platform/jobs'
import {
  findByTradeNo,
  findInTurn,
  insertNotice,
  markClosed,
  markSettled,
  type PaymentRow,
  type TurnOfPayment,
  takeTurn,
} from './payment-store'
import { insertRefund } from './refund-store'
import { REFUND_TASK } from './tasks'
import { tellPayer } from './tell-payer'

export type PaymentNeeds = Pick<
  SharedContext,
  'log' | 'now' | 'db' | 'transaction' | 'fieldCrypto' | 'rules' | 'access' | 'notices' | 'outside'
>

/** The number of a notice, when the news came in one. */
export interface Heard {
  readonly id: string
  readonly event: string
}

/**
 * Takes in what WeChat says of an order, in a notice or when it was asked. What was paid for is given in the transaction
 * that marks it paid: once, however often, in whatever order and by how many processes at once this is heard.
 *
 * @throws not_found for an order that is not ours
 */
export async function hearTrade(
  needs: PaymentNeeds,
  outTradeNo: string,
  trade: Trade,
  heard: Heard | null = null,
): Promise<PaymentDecision['kind']> {
  const known = await findByTradeNo(needs.db, outTradeNo)
  if (!known) throw new DomainError('not_found')
  const { now } = needs
  const seen = decidePayment(known, trade, now())
  // Most of what is heard twice is answered here, without a lock.
  if (seen.kind === 'nothing' || seen.kind === 'wait' || seen.kind === 'close-there') return seen.kind
  if (seen.kind === 'alarm') return alarm(needs, known, seen.alarm)

  const rules = await needs.rules()
  const ctx: UnattendedContext = { ...needs, rules: async () => rules }
  return needs.transaction(async (tx) => {
    await takeTurn(tx, known.purpose, known.subjectId)
    const payment = await findInTurn(tx, outTradeNo)
    const decision = decidePayment(payment, trade, now())
    if (decision.kind === 'close-here') await markClosed(tx, payment.id, now())
    if (decision.kind === 'alarm') return alarm(needs, payment, decision.alarm)
    if (decision.kind !== 'settle') return decision.kind
    if (heard && !(await insertNotice(tx, { ...heard, paymentId: payment.id }, now()))) return 'nothing'
    await settle(tx, ctx, payment, decision)
    return decision.kind
  })
}

async function settle(
  tx: Transaction,
  ctx: UnattendedContext,
  payment: TurnOfPayment,
  { transactionId, at }: Extract<PaymentDecision, { kind: 'settle' }>,
): Promise<void> {
  const { id, purpose, subjectId, accountId, amountFen, isSecond } = payment
  const give = ctx.access.paid[purpose]
  if (!give) throw new Error(`nobody sells ${purpose}`)
  const effect = await give(tx, ctx, { paymentId: id, subjectId, accountId, amountFen, at, isSecond })
  const gone = effect === 'applied' ? [] : effect.gone
  const goneFen = fen(gone.reduce((sum, part) => sum + part.amountFen, 0))
  if (goneFen > amountFen || (isSecond && goneFen < amountFen))
    throw new Error(`payment ${id}: ${goneFen} of ${amountFen} are said to be gone`)

  const now = ctx.now()
  await markSettled(
    tx,
    id,
    {
      status: gone.length > 0 ? 'refunding' : 'paid',
      transactionId,
      paidAt: at,
      effect: goneFen === amountFen ? 'given-back' : 'applied',
    },
    now,
  )
  const reason = isSecond ? 'paid-twice' : 'gone'
  for (const part of gone) {
    const refund = await insertRefund(tx, { paymentId: id, ...part, reason }, now)
    await enqueue(tx, REFUND_TASK, { refundId: refund.id }, { jobKey: `refund:${refund.id}` })
  }
  if (gone.length > 0) await tellPayer(tx, ctx, 'payment-gone', payment, { amountFen: goneFen })
}

/** Nothing is done by itself: the bill of the day shows it, and somebody looks. */
function alarm(needs: PaymentNeeds, { id }: PaymentRow, cause: string): 'alarm' {
  needs.log.error({ paymentId: id, cause }, 'WeChat Pay tells of a payment that cannot be ours')
  return 'alarm'
}
