import { DomainError } from '#domain/kernel/errors'
import { statusAfterRefunds } from '#domain/payment/payment-status'
import { decideRefund, type RefundDecision, type RefundNews } from '#domain/payment/refund-status'
import type { UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import type { Heard, PaymentNeeds } from './payment-needs'
import { insertNotices, takeTurns } from './payment-store'
import {
  findByRefundNo,
  findRefund,
  markAfterRefunds,
  moveRefund,
  type RefundMove,
  type RefundRow,
  sumRefunds,
} from './refund-store'
import { tellPayer } from './tell-payer'

/**
 * Takes in what WeChat says of a refund. What follows from money that has arrived back is done in the transaction that
 * says so, once.
 *
 * @throws not_found for a refund that is not ours
 */
export async function hearRefund(
  needs: PaymentNeeds,
  outRefundNo: string,
  news: RefundNews,
  heard: Heard | null = null,
): Promise<RefundDecision['kind']> {
  const known = await findByRefundNo(needs.db, outRefundNo)
  if (!known) throw new DomainError('not_found')
  const seen = decideRefund(known, news)
  if (seen.kind === 'nothing' || seen.kind === 'ask-again') return seen.kind
  const rules = await needs.rules()
  const ctx: UnattendedContext = { ...needs, rules: async () => rules }
  return needs.transaction(async (tx) => {
    await takeTurns(tx, [known])
    const refund = (await findByRefundNo(tx, outRefundNo)) ?? known
    const decision = decideRefund(refund, news)
    if (decision.kind === 'alarm')
      needs.log.error(
        { refundId: refund.id, cause: decision.alarm },
        'WeChat Pay tells of a refund otherwise than we asked for',
      )
    if (decision.kind !== 'move' || news.state === 'absent') return decision.kind
    const notices = heard ? [{ ...heard, paymentId: refund.paymentId }] : []
    if (heard && (await insertNotices(tx, notices, needs.now())).size === 0) return 'nothing'
    const { to } = decision
    const told = { refundId: news.refundId, acceptedAt: refund.acceptedAt ?? news.takenOnAt ?? news.at }
    if (to === 'succeeded') {
      await returnMoney(tx, ctx, refund, { ...told, status: to, succeededAt: news.at, askAt: null })
    } else {
      await moveRefund(tx, refund.id, { ...told, status: to, ...(to === 'abnormal' && { askAt: null }) })
      if (to === 'abnormal') await tellOf(tx, ctx, 'refund-abnormal', refund)
    }
    return decision.kind
  })
}

/** The money is back, by WeChat or by hand: what was paid for is taken back, and the payment knows. */
export async function returnMoney(
  tx: Transaction,
  ctx: UnattendedContext,
  refund: RefundRow,
  move: RefundMove & { readonly succeededAt: Date },
): Promise<void> {
  const { id: refundId, paymentId, subjectId, partId, amountFen, reason, purpose, totalFen } = refund
  const at = move.succeededAt
  await ctx.access.refunded[purpose]?.(tx, ctx, {
    refundId,
    paymentId,
    subjectId,
    partId,
    amountFen,
    reason,
    at,
  })
  await moveRefund(tx, refundId, move)
  await markAfterRefunds(tx, paymentId, statusAfterRefunds(totalFen, await sumRefunds(tx, paymentId)))
  await tellOf(tx, ctx, 'refund-arrived', refund)
}

/** WeChat was asked often enough and has not taken it on: from here on it is somebody's task, and the payer knows. */
export async function giveUpRefund(needs: PaymentNeeds, known: RefundRow): Promise<void> {
  const { id } = known
  await needs.transaction(async (tx) => {
    await takeTurns(tx, [known])
    const refund = await findRefund(tx, id)
    if (refund?.status !== 'asked') return
    await moveRefund(tx, id, { status: 'abnormal', askAt: null })
    await tellOf(tx, needs, 'refund-abnormal', refund)
  })
  needs.log.error({ refundId: id }, 'WeChat Pay does not take a refund on')
}

function tellOf(
  tx: Transaction,
  ctx: Pick<UnattendedContext, 'notices' | 'now'>,
  kind: 'refund-arrived' | 'refund-abnormal',
  { id, paymentId, accountId, purpose, amountFen }: RefundRow,
): Promise<void> {
  return tellPayer(tx, ctx, kind, { id: paymentId, accountId, purpose }, { amountFen, eventId: id })
}
