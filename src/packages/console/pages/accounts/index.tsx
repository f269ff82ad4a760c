import { ConsolePage } from '../../../../features/console/console-page'
import { AccountsDesk } from '../../../../features/console/security/accounts-desk'

export default function ConsoleAccountsPage() {
  return <ConsolePage place="accounts">{(office) => <AccountsDesk office={office} />}</ConsolePage>
}
