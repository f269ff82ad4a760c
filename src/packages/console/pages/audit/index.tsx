import { ConsolePage } from '../../../../features/console/console-page'
import { AuditDesk } from '../../../../features/console/security/audit-desk'

export default function ConsoleAuditPage() {
  return <ConsolePage place="audit">{(office) => <AuditDesk office={office} />}</ConsolePage>
}
