import type { GiveBack } from '../../platform/access/payment-effects'
import { enqueue } from '../../platform/jobs'
import { insertRefund, markRefunding } from './refund-store'
import { lockStandingPayment } from './standing-store'
import { REFUND_TASK } from './tasks'

/** A part of what was paid goes back; WeChat is asked for it after the caller's transaction is committed. */
export const giveBack: GiveBack = async (tx, { purpose, subjectId, ...part }, now) => {
  const payment = await lockStandingPayment(tx, purpose, subjectId)
  if (!payment) return null
  const refund = await insertRefund(tx, { paymentId: payment.id, ...part }, now)
  if (refund.isNew) {
    await markRefunding(tx, payment.id)
    await enqueue(tx, REFUND_TASK, { refundId: refund.id }, { jobKey: `refund:${refund.id}` })
  }
  return refund.id
}
