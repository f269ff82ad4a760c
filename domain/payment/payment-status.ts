/** How a payment is kept. */
export const PAYMENT_STATUSES = [
  'pending',
  'paid',
  /** Of what came in, something is on its way back. */
  'refunding',
  /** All of it arrived back. */
  'refunded',
  'closed',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/**
 * Where a payment stands once the money of its refunds has moved on: `open` counts refunds that have not arrived,
 * `returnedFen` is what has.
 */
export function statusAfterRefunds(
  amountFen: number,
  { open, returnedFen }: { readonly open: number; readonly returnedFen: number },
): Extract<PaymentStatus, 'paid' | 'refunding' | 'refunded'> {
  if (open > 0) return 'refunding'
  return returnedFen >= amountFen ? 'refunded' : 'paid'
}
