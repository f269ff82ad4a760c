import { AuditDesk } from '../../../../features/console/audit-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleAuditPage() {
  return <ConsolePage place="audit">{(office) => <AuditDesk office={office} />}</ConsolePage>
}
