import { REFUND_ASKS_MAX } from '#domain/payment/ask-again'
import type { BillDifferenceKind, BillLine } from '#domain/payment/compare-bill'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { RefundStatus } from '#domain/payment/refund-status'
import type { Cursor } from '../../platform/api/cursor'
import type { Database, Transaction } from '../../platform/database/database'

export interface BillCheckRow {
  readonly on: string
  readonly checkedAt: Date
  readonly payments: number
  readonly paymentsFen: bigint
  readonly refunds: number
  readonly refundsFen: bigint
  readonly open: number
}

/** Newest day first. */
export function listChecks(db: Database, before: string | null, limit: number): Promise<BillCheckRow[]> {
  return db.$queryRaw<BillCheckRow[]>`
    SELECT bill_check."on"::text AS "on", checked_at AS "checkedAt", payments, payments_fen AS "paymentsFen", refunds,
      refunds_fen AS "refundsFen", (SELECT count(*)::int FROM bill_difference AS difference
        WHERE difference."on" = bill_check."on" AND difference.resolved_at IS NULL) AS open
    FROM bill_check WHERE ${before}::date IS NULL OR bill_check."on" < ${before}::date
    ORDER BY bill_check."on" DESC LIMIT ${limit}`
}

export interface DifferenceRow {
  readonly id: string
  readonly on: string
  readonly kind: BillDifferenceKind
  readonly side: BillLine['side']
  readonly number: string
  readonly hereFen: bigint | null
  readonly thereFen: bigint | null
  readonly resolvedAt: Date | null
  readonly resolution: string | null
}

/** What is open first, the newest day first. */
export function listDifferences(db: Database, limit: number): Promise<DifferenceRow[]> {
  return db.$queryRaw<DifferenceRow[]>`
    SELECT id, "on"::text AS "on", kind, side, number, here_fen AS "hereFen", there_fen AS "thereFen",
      resolved_at AS "resolvedAt", resolution
    FROM bill_difference ORDER BY resolved_at IS NOT NULL, "on" DESC, id LIMIT ${limit}`
}

/** False when there is no such difference, or somebody has said before what it was. */
export async function resolveOpenDifference(
  tx: Transaction,
  id: string,
  by: { readonly accountId: string; readonly resolution: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.billDifference.updateMany({
    where: { id, resolvedAt: null },
    data: { resolvedAt: by.at, resolvedByAccountId: by.accountId, resolution: by.resolution },
  })
  return count > 0
}

export interface AbnormalRefundRow {
  readonly id: string
  readonly status: Extract<RefundStatus, 'abnormal' | 'processing'>
  readonly outRefundNo: string
  readonly amountFen: bigint
  readonly reason: RefundReason
  readonly purpose: PaymentPurpose
  readonly createdAt: Date
}

/** Money that WeChat could not bring back, or has been at for a week, the oldest first. */
export function listAbnormal(
  db: Database,
  after: Cursor | null,
  limit: number,
): Promise<AbnormalRefundRow[]> {
  const [at, id] = [after?.start ?? null, after?.id ?? null]
  return db.$queryRaw<AbnormalRefundRow[]>`
    SELECT refund.id, refund.status, refund.out_refund_no AS "outRefundNo", refund.amount_fen AS "amountFen", refund.reason,
      payment.purpose, refund.created_at AS "createdAt"
    FROM refund JOIN payment ON payment.id = refund.payment_id
    WHERE (refund.status = 'abnormal' OR refund.status = 'processing' AND refund.asked >= ${REFUND_ASKS_MAX})
      AND (${at}::timestamptz IS NULL OR (refund.created_at, refund.id) > (${at}::timestamptz, ${id}::uuid))
    ORDER BY refund.created_at, refund.id LIMIT ${limit}`
}
