import { ConsolePage } from '../../../../features/console/console-page'
import { KeysDesk } from '../../../../features/console/security/keys-desk'

export default function ConsoleCardKeysPage() {
  return <ConsolePage place="card-keys">{(office) => <KeysDesk office={office} />}</ConsolePage>
}
