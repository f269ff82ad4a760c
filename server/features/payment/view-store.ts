import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { RefundStatus } from '#domain/payment/refund-status'
import type { Cursor } from '../../platform/api/cursor'
import type { Database, Transaction } from '../../platform/database/database'

const SHOWN = {
  id: true,
  purpose: true,
  subjectId: true,
  description: true,
  status: true,
  amountFen: true,
  effect: true,
  createdAt: true,
  expiresAt: true,
  paidAt: true,
  refunds: {
    orderBy: { createdAt: 'asc' },
    take: 50,
    select: { id: true, subjectId: true, amountFen: true, reason: true, status: true, succeededAt: true },
  },
} as const

export interface ShownPayment {
  readonly id: string
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  readonly description: string
  readonly status: PaymentStatus
  readonly amountFen: bigint
  readonly effect: 'applied' | 'given-back' | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly paidAt: Date | null
  readonly refunds: readonly {
    readonly id: string
    readonly subjectId: string
    readonly amountFen: bigint
    readonly reason: RefundReason
    readonly status: RefundStatus
    readonly succeededAt: Date | null
  }[]
}

/** Of the account's own payments alone. */
export async function findShown(
  db: Database | Transaction,
  accountId: string,
  id: string,
): Promise<ShownPayment | null> {
  return (await db.payment.findFirst({ where: { id, accountId }, select: SHOWN })) as ShownPayment | null
}

/** Newest first. */
export async function listShown(
  db: Database,
  accountId: string,
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<readonly ShownPayment[]> {
  const older = after && {
    OR: [{ createdAt: { lt: after.start } }, { createdAt: after.start, id: { lt: after.id } }],
  }
  const rows = await db.payment.findMany({
    where: { accountId, ...older },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: SHOWN,
  })
  return rows as unknown as readonly ShownPayment[]
}
