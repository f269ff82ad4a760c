import { ChangesDesk } from '../../../../features/console/changes/changes-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleChangesPage() {
  return <ConsolePage place="changes">{(office) => <ChangesDesk office={office} />}</ConsolePage>
}
