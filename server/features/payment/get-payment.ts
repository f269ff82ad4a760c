import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { RefundStatus } from '#domain/payment/refund-status'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext, WriteContext } from '../../platform/context'
import { askPayment } from './ask-wechat'
import { findShown, listShown, type ShownPayment } from './view-store'

export interface PaymentView {
  readonly id: string
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  readonly description: string
  readonly status: PaymentStatus
  readonly amountFen: number
  /** `given-back`: what was paid for was gone, and all of the money returns. */
  readonly effect: 'applied' | 'given-back' | null
  readonly createdAt: string
  readonly paidAt: string | null
  readonly refunds: readonly {
    readonly id: string
    /** Which part of what was paid for. */
    readonly partId: string
    readonly amountFen: number
    readonly reason: RefundReason
    readonly status: RefundStatus
    readonly arrivedAt: string | null
  }[]
  /** The phone may ask for the money once more. */
  readonly canRetry: boolean
}

/**
 * One payment of the account. While nobody knows how it ended WeChat is asked first, so that whoever comes back to the
 * screen after paying sees it at once (journeys E1 4).
 *
 * @throws not_found alike for absent payments and those of others
 */
export async function getPayment(ctx: AccountContext, { id }: { readonly id: string }): Promise<PaymentView> {
  const known = await findShown(ctx.db, ctx.account.id, id)
  if (!known) throw new DomainError('not_found')
  if (known.status !== 'pending') return viewOf(known, ctx.now())
  await askPayment(ctx, id)
  return viewOf((await findShown(ctx.db, ctx.account.id, id)) ?? known, ctx.now())
}

export async function listPayments(
  ctx: AccountContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: PaymentView[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listShown(ctx.db, ctx.account.id, { after, limit: PAGE_AND_ONE })
  const { rows: shown, nextCursor } = cutPage(found, ({ id, createdAt }) =>
    writeCursor({ start: createdAt, id }),
  )
  return {
    rows: shown.map((payment) => viewOf(payment, ctx.now())),
    nextCursor,
  }
}

/** The payer gives up: no money is taken any more, unless it was paid meanwhile. @throws not_found */
export async function giveUpPayment(ctx: AccountContext, { id }: { readonly id: string }): Promise<void> {
  const known = await findShown(ctx.db, ctx.account.id, id)
  if (!known) throw new DomainError('not_found')
  await askPayment(ctx, id, { isGivenUp: true })
}

/** What became of it. @throws payment_unavailable when WeChat did not say, so that it is still open */
export async function answerGivenUp(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ status: PaymentStatus }> {
  const payment = await findShown(ctx.tx, ctx.account.id, id)
  if (!payment) throw new DomainError('not_found')
  if (payment.status === 'pending') throw new DomainError('payment_unavailable')
  return { status: payment.status }
}

function viewOf(payment: ShownPayment, now: Date): PaymentView {
  const { amountFen, createdAt, paidAt, expiresAt, refunds, ...same } = payment
  return {
    ...same,
    amountFen: Number(amountFen),
    createdAt: toIsoShanghai(createdAt),
    paidAt: paidAt && toIsoShanghai(paidAt),
    refunds: refunds.map(({ subjectId: partId, succeededAt, ...refund }) => ({
      ...refund,
      partId,
      amountFen: Number(refund.amountFen),
      arrivedAt: succeededAt && toIsoShanghai(succeededAt),
    })),
    canRetry: payment.status === 'pending' && now < expiresAt,
  }
}
