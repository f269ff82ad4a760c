import { ObjectionsDesk } from '../../../../features/console/claims/objections-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleObjectionsPage() {
  return <ConsolePage place="objections">{(office) => <ObjectionsDesk office={office} />}</ConsolePage>
}
