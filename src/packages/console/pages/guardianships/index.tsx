import { ConsolePage } from '../../../../features/console/console-page'
import { GuardianshipsDesk } from './guardianships-desk'

export default function ConsoleGuardianshipsPage() {
  return <ConsolePage place="guardianships">{(office) => <GuardianshipsDesk office={office} />}</ConsolePage>
}
