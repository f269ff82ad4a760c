import { ClaimsDesk } from '../../../../features/console/claims/claims-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleClaimsPage() {
  return <ConsolePage place="claims">{(office) => <ClaimsDesk office={office} />}</ConsolePage>
}
