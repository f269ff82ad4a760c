import { randomUUID } from 'node:crypto'
import type { Fen } from '#domain/kernel/fen'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { Transaction } from '../../platform/database'

export interface NewRefund {
  readonly paymentId: string
  readonly partId: string
  readonly amountFen: Fen
  readonly reason: RefundReason
}

/**
 * Writes that a part of a payment goes back; a part that goes back already stays as it is.
 *
 * @returns its id, and whether it is new
 */
export async function insertRefund(
  tx: Transaction,
  { paymentId, partId, amountFen, reason }: NewRefund,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const id = randomUUID()
  // WeChat takes numbers of 32 signs: the id without its hyphens.
  const outRefundNo = id.replaceAll('-', '')
  const [inserted] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO refund (id, payment_id, subject_id, amount_fen, reason, out_refund_no, status, created_at, ask_at)
    VALUES (${id}::uuid, ${paymentId}::uuid, ${partId}::uuid, ${BigInt(amountFen)}, ${reason}, ${outRefundNo},
      'asked', ${now}, ${now})
    ON CONFLICT (payment_id, subject_id) DO NOTHING RETURNING id`
  if (inserted) return { id, isNew: true }
  const existing = await tx.refund.findUniqueOrThrow({
    where: { paymentId_subjectId: { paymentId, subjectId: partId } },
    select: { id: true },
  })
  return { id: existing.id, isNew: false }
}

export async function markRefunding(tx: Transaction, paymentId: string): Promise<void> {
  await tx.payment.updateMany({ where: { id: paymentId, status: 'paid' }, data: { status: 'refunding' } })
}
