import { ConsolePage } from '../../../../features/console/console-page'
import { ObjectionsDesk } from '../../../../features/console/objections-desk'

export default function ConsoleObjectionsPage() {
  return <ConsolePage place="objections">{(office) => <ObjectionsDesk office={office} />}</ConsolePage>
}
