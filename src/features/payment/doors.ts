import { openPage } from '../../platform/open-page'

/** What became of a payment. */
export function openPayment(id: string): void {
  openPage('/packages/account/pages/payment', { id })
}
