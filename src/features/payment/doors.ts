import { openPage } from '../../platform/screen/open-page'

/** What became of a payment. */
export function openPayment(id: string): void {
  openPage('/packages/account/pages/payment', { id })
}
