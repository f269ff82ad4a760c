import { type Fen, fen } from '#domain/kernel/fen'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaidFor } from '../../platform/access/payment-effects'
import type { Transaction } from '../../platform/database/database'

/** The newest payment of each subject that came in and has not all arrived back. */
export const paidFor: PaidFor = async (tx, purpose, subjectIds) => {
  const rows = await tx.$queryRaw<
    { subjectId: string; paymentId: string; amountFen: bigint; givenBackFen: bigint }[]
  >`
    SELECT payment.subject_id AS "subjectId", payment.id AS "paymentId", payment.amount_fen AS "amountFen",
      coalesce(sum(refund.amount_fen), 0)::bigint AS "givenBackFen"
    FROM payment LEFT JOIN refund ON refund.payment_id = payment.id
    WHERE payment.purpose = ${purpose} AND payment.subject_id = ANY(${[...subjectIds]}::uuid[])
      AND payment.effect = 'applied' AND payment.status IN ('paid', 'refunding')
    GROUP BY payment.id ORDER BY payment.paid_at, payment.id`
  // Of one that goes back whole and the next one the next one stands: the last entry of a key counts.
  return new Map(
    rows.map(({ subjectId, paymentId, amountFen, givenBackFen }) => [
      subjectId,
      { paymentId, amountFen: fen(Number(amountFen)), givenBackFen: fen(Number(givenBackFen)) },
    ]),
  )
}

/** The payment that stands for a subject, for this transaction alone: the newest, when the ones before it go back. */
export async function lockStandingPayment(
  tx: Transaction,
  purpose: PaymentPurpose,
  subjectId: string,
): Promise<{ id: string; amountFen: Fen } | null> {
  const [row] = await tx.$queryRaw<{ id: string; amountFen: bigint }[]>`
    SELECT id, amount_fen AS "amountFen" FROM payment
    WHERE purpose = ${purpose} AND subject_id = ${subjectId}::uuid
      AND effect = 'applied' AND status IN ('paid', 'refunding')
    ORDER BY paid_at DESC, id DESC LIMIT 1 FOR NO KEY UPDATE`
  return row ? { id: row.id, amountFen: fen(Number(row.amountFen)) } : null
}
