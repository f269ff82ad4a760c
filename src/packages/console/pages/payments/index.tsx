import { ConsolePage } from '../../../../features/console/console-page'
import { PaymentsDesk } from '../../../../features/console/fund/payments-desk'

export default function ConsolePaymentsPage() {
  return <ConsolePage place="payments">{(office) => <PaymentsDesk office={office} />}</ConsolePage>
}
