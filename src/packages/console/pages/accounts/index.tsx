import { AccountsDesk } from '../../../../features/console/accounts-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleAccountsPage() {
  return <ConsolePage place="accounts">{(office) => <AccountsDesk office={office} />}</ConsolePage>
}
