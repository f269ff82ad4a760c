import { ConsolePage } from '../../../../features/console/console-page'
import { TemplatesDesk } from '../../../../features/console/sessions/templates-desk'

export default function ConsoleSessionsPage() {
  return <ConsolePage place="sessions">{(office) => <TemplatesDesk office={office} />}</ConsolePage>
}
