import { randomUUID } from 'node:crypto'
import { type Fen, fen } from '#domain/kernel/fen'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { RefundStatus } from '#domain/payment/refund-status'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'

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

/** A refund and the payment that it is of. */
export interface RefundRow {
  readonly id: string
  readonly partId: string
  readonly amountFen: Fen
  readonly reason: RefundReason
  readonly status: RefundStatus
  readonly outRefundNo: string
  readonly acceptedAt: Date | null
  readonly asked: number
  readonly paymentId: string
  readonly accountId: string
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  readonly outTradeNo: string
  /** Of the whole payment. */
  readonly totalFen: Fen
}

type Raw = Omit<RefundRow, 'amountFen' | 'totalFen'> & {
  readonly amountFen: bigint
  readonly totalFen: bigint
}

async function firstWhere(db: Database | Transaction, where: Prisma.Sql): Promise<RefundRow | null> {
  const [row] = await db.$queryRaw<Raw[]>`
    SELECT refund.id, refund.subject_id AS "partId", refund.amount_fen AS "amountFen", refund.reason, refund.status,
      refund.out_refund_no AS "outRefundNo", refund.accepted_at AS "acceptedAt", refund.asked::int,
      payment.id AS "paymentId", payment.account_id AS "accountId", payment.purpose,
      payment.subject_id AS "subjectId", payment.out_trade_no AS "outTradeNo", payment.amount_fen AS "totalFen"
    FROM refund JOIN payment ON payment.id = refund.payment_id WHERE ${where} LIMIT 1`
  return row ? { ...row, amountFen: fen(Number(row.amountFen)), totalFen: fen(Number(row.totalFen)) } : null
}

export function findRefund(db: Database | Transaction, id: string): Promise<RefundRow | null> {
  return firstWhere(db, Prisma.sql`refund.id = ${id}::uuid`)
}

export function findByRefundNo(db: Database | Transaction, outRefundNo: string): Promise<RefundRow | null> {
  return firstWhere(db, Prisma.sql`refund.out_refund_no = ${outRefundNo}`)
}

export interface RefundMove {
  readonly status: RefundStatus
  readonly refundId?: string
  readonly acceptedAt?: Date
  readonly succeededAt?: Date
  readonly askAt?: Date | null
  readonly settledByAccountId?: string
  readonly bankReference?: string
}

export async function moveRefund(tx: Transaction, id: string, move: RefundMove): Promise<void> {
  await tx.refund.update({ where: { id }, data: move, select: { id: true } })
}

/** Of a payment's refunds: how many have not arrived, and how much has. */
export async function sumRefunds(
  tx: Transaction,
  paymentId: string,
): Promise<{ open: number; returnedFen: number }> {
  const [sum] = await tx.$queryRaw<{ open: number; returnedFen: bigint }[]>`
    SELECT count(*) FILTER (WHERE status NOT IN ('succeeded', 'settled-by-hand'))::int AS open,
      coalesce(sum(amount_fen) FILTER (WHERE status IN ('succeeded', 'settled-by-hand')), 0)::bigint AS "returnedFen"
    FROM refund WHERE payment_id = ${paymentId}::uuid`
  return { open: sum?.open ?? 0, returnedFen: Number(sum?.returnedFen ?? 0) }
}

/** Where the payment stands now that a refund has arrived. */
export async function markAfterRefunds(
  tx: Transaction,
  paymentId: string,
  status: PaymentStatus,
): Promise<void> {
  await tx.payment.updateMany({ where: { id: paymentId, status: 'refunding' }, data: { status } })
}
