import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'

/** Whoever paid is told what became of their money; once a payment or refund. */
export function tellPayer(
  tx: Transaction,
  { notices, now }: Pick<UnattendedContext, 'notices' | 'now'>,
  kind: 'payment-gone' | 'refund-arrived' | 'refund-abnormal',
  {
    id,
    accountId,
    purpose,
  }: { readonly id: string; readonly accountId: string; readonly purpose: PaymentPurpose },
  { amountFen, eventId = id }: { readonly amountFen: number; readonly eventId?: string },
): Promise<void> {
  const facts = { paymentId: id, purpose, amountFen }
  const told = { kind, to: { accountId }, byAccountId: null, facts, onceKey: `${kind}:${eventId}` } as const
  return notices.tell(tx, told, now())
}
