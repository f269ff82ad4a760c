import { openPage } from '../../platform/screen/open-page'

/** What became of a payment. */
export function openPayment(id: string): void {
  openPage('/packages/account/pages/payment', { id })
}

/** Everything the account paid, and what came back. */
export function openPayments(): void {
  openPage('/packages/account/pages/payments')
}
