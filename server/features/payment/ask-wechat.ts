import { DomainError } from '#domain/kernel/errors'
import { REFUND_ASKS_MAX } from '#domain/payment/ask-again'
import { giveUpRefund, hearRefund } from './hear-refund'
import { hearTrade } from './hear-trade'
import type { PaymentNeeds } from './payment-needs'
import { findPayment } from './payment-store'
import { findRefund } from './refund-store'

/**
 * Asks WeChat how an order ended, and takes it in. One that nobody paid in time, or that its payer gives up, is closed
 * at WeChat first and here only then: money could come in between.
 */
export async function askPayment(
  needs: PaymentNeeds,
  paymentId: string,
  { isGivenUp = false }: { readonly isGivenUp?: boolean } = {},
): Promise<void> {
  const { payments } = needs.outside
  const payment = await findPayment(needs.db, paymentId)
  if (!payments || payment?.status !== 'pending') return
  const { outTradeNo } = payment
  const trade = await payments.tradeOf(outTradeNo)
  if (!trade) return
  const decision = await hearTrade(needs, outTradeNo, trade)
  if (decision !== 'close-there' && !(isGivenUp && decision === 'wait')) return
  // Of an order that WeChat does not know nobody can pay: the phone was never given its number.
  const isClosed = trade.state === 'absent' || (await payments.close(outTradeNo))
  if (isClosed) await hearTrade(needs, outTradeNo, { state: 'closed' })
}

/** Asks WeChat about an order whose money its bill has and we have not, be it closed here. */
export async function askClosedPayment(needs: PaymentNeeds, paymentId: string): Promise<void> {
  const payment = await findPayment(needs.db, paymentId)
  const trade = payment && (await needs.outside.payments?.tradeOf(payment.outTradeNo))
  if (payment && trade) await hearTrade(needs, payment.outTradeNo, trade)
}

/** Asks WeChat to take a refund on, or what became of it. Twice is once: it goes by its number. */
export async function askRefund(needs: PaymentNeeds, refundId: string): Promise<void> {
  const { payments } = needs.outside
  const refund = await findRefund(needs.db, refundId)
  if (!payments || !refund || (refund.status !== 'asked' && refund.status !== 'processing')) return
  const news =
    refund.status === 'asked' ? await payments.refund(refund) : await payments.refundOf(refund.outRefundNo)
  if (refund.status === 'processing' && refund.asked === REFUND_ASKS_MAX)
    needs.log.error({ refundId }, 'WeChat Pay has been at a refund for a week')
  if (news) await hearRefund(needs, refund.outRefundNo, news)
  // WeChat does not take it on, whatever the cause: people bring the money back.
  else if (refund.asked >= REFUND_ASKS_MAX) await giveUpRefund(needs, refund)
}

/**
 * Before people bring money back WeChat is asked once more: it may have taken the refund on, and its answer was lost.
 *
 * @throws payment_state while WeChat is at it; payment_unavailable when it does not say
 */
export async function askBeforeSettling(needs: PaymentNeeds, { id }: { readonly id: string }): Promise<void> {
  const { payments } = needs.outside
  const refund = await findRefund(needs.db, id)
  if (!payments || refund?.status !== 'abnormal') return
  const news = await payments.refundOf(refund.outRefundNo)
  if (!news) throw new DomainError('payment_unavailable')
  if (news.state === 'processing') throw new DomainError('payment_state')
  if (news.state !== 'absent') await hearRefund(needs, refund.outRefundNo, news)
}
