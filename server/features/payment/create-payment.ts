import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { nextAskAt } from '#domain/payment/ask-again'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import type { AmountDue } from '../../platform/access/payment-effects'
import type { AccountContext, PayerContext, WriteContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import type { PaymentRequest } from '../../platform/outside/wechat-pay'
import { askPayment } from './ask-wechat'
import { findOpenid, findPending, insertPayment, keepPrepay, type PaymentRow } from './payment-store'
import { paidFor } from './standing-store'

export interface PayFor {
  readonly purpose: PaymentPurpose
  readonly subjectId: string
}

export interface PaymentAnswer {
  readonly id: string
  readonly status: PaymentStatus
  readonly amountFen: number
  readonly expiresAt: string
  /** What the phone hands to `wx.requestPayment`. */
  readonly request: PaymentRequest
  /** Where a phone without WeChat agrees: in the demonstration only. */
  readonly payerUrl: string | null
}

type DueSubject = AmountDue & { readonly subjectId: string }

/** The phone's number for an order is good for two hours (WeChat Pay, JSAPI); so is ours. */
const ORDER_MS = 2 * 3_600_000
/** WeChat takes no order that ends within a minute. */
const SHORTEST_MS = 60_000

/**
 * Before the payment is answered: its row, and its order at WeChat, which is asked for while no transaction is open. Both
 * stay whatever becomes of the answer, and are found again by the next try; then WeChat is asked first whether it was
 * paid, since the phone may have been closed after paying (journeys E1 4).
 *
 * @throws not_found, payment_not_due; payment_in_progress when another account is paying; payment_needs_wechat,
 * payment_unavailable
 */
export async function openOrder(ctx: AccountContext, input: PayFor): Promise<void> {
  const { payments } = ctx.outside
  const openid = await findOpenid(ctx.db, ctx.account.id)
  const pending = await pendingPayment(ctx, input, openid !== null)
  if (!payments) throw new DomainError('payment_unavailable')
  if (openid === null) throw new DomainError('payment_needs_wechat')
  if (pending.prepayId !== null) return askPayment(ctx, pending.id)
  const { description } = pending
  const prepayId = await payments.order({ ...pending, description, openid })
  if (!(await keepPrepay(ctx.db, pending.id, prepayId, ctx.now()))) throw new DomainError('payment_state')
}

/** The order as the phone needs it; signed anew each time. */
export async function answerOrder(ctx: WriteContext, input: PayFor): Promise<PaymentAnswer> {
  const { payments } = ctx.outside
  const { subjectId } = await dueOf(ctx.tx, ctx, input)
  const pending = await findPending(ctx.tx, input.purpose, subjectId)
  if (!payments || !pending?.prepayId || pending.accountId !== ctx.account.id)
    throw new DomainError('payment_state')
  return {
    id: pending.id,
    status: pending.status,
    amountFen: pending.amountFen,
    expiresAt: toIsoShanghai(pending.expiresAt),
    request: payments.requestFor(pending.prepayId),
    payerUrl: payments.payerUrl,
  }
}

/** The same pending payment again, or a new one. One that is over, or of another amount, is closed at WeChat first. */
async function pendingPayment(
  ctx: AccountContext,
  input: PayFor,
  isInWechat: boolean,
): Promise<PaymentRow & { readonly description: string }> {
  const rules = await ctx.rules()
  const payer: PayerContext = { ...ctx, rules: async () => rules }
  const open = () =>
    ctx.transaction(async (tx) => {
      // First whether it is theirs to pay, and only then whether they can.
      const due = await dueOf(tx, payer, input)
      if (!ctx.outside.payments) throw new DomainError('payment_unavailable')
      if (!isInWechat) throw new DomainError('payment_needs_wechat')
      return findOrInsert(tx, payer, input.purpose, due)
    })
  const found = await open()
  if (found.isOfUse) return found
  await askPayment(ctx, found.id, { isGivenUp: true })
  const again = await open()
  if (!again.isOfUse) throw new DomainError('payment_in_progress', { until: toIsoShanghai(again.expiresAt) })
  return again
}

async function findOrInsert(
  tx: Transaction,
  ctx: PayerContext,
  purpose: PaymentPurpose,
  due: DueSubject,
): Promise<PaymentRow & { description: string; isOfUse: boolean }> {
  const now = ctx.now()
  const { subjectId, amountFen, description } = due
  const endsAt = Math.min(due.expiresAt.getTime(), now.getTime() + ORDER_MS)
  if (endsAt - now.getTime() <= SHORTEST_MS) throw new DomainError('payment_not_due')
  const accountId = ctx.account.id
  const [expiresAt, askAt] = [new Date(endsAt), nextAskAt('payment', 0, now)]
  await insertPayment(tx, { accountId, purpose, subjectId, description, amountFen, expiresAt, askAt }, now)
  const pending = await findPending(tx, purpose, subjectId)
  if (!pending) throw new DomainError('payment_state')
  const isOver = pending.expiresAt.getTime() - now.getTime() <= SHORTEST_MS
  if (pending.accountId !== accountId && !isOver)
    throw new DomainError('payment_in_progress', { until: toIsoShanghai(pending.expiresAt) })
  return { ...pending, description, isOfUse: !isOver && pending.amountFen === amountFen }
}

/** @throws not_found; payment_not_due also for what is paid already */
async function dueOf(
  tx: Transaction,
  ctx: PayerContext,
  { purpose, subjectId: askedFor }: PayFor,
): Promise<DueSubject> {
  const payable = ctx.access.payable[purpose]
  if (!payable) throw new DomainError('not_found')
  const due = await payable(tx, ctx, askedFor)
  const subjectId = due.subjectId ?? askedFor
  const standing = (await paidFor(tx, purpose, [subjectId])).get(subjectId)
  if (standing && standing.givenBackFen < standing.amountFen) throw new DomainError('payment_not_due')
  return { ...due, subjectId }
}
