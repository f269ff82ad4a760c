import { ConsolePage } from '../../../../features/console/console-page'
import { AgreementsDesk } from '../../../../features/console/contracts/agreements-desk'

export default function ConsoleAgreementsPage() {
  return <ConsolePage place="agreements">{(office) => <AgreementsDesk office={office} />}</ConsolePage>
}
