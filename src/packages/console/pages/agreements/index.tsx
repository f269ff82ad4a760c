import { AgreementsDesk } from '../../../../features/console/agreements-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleAgreementsPage() {
  return <ConsolePage place="agreements">{(office) => <AgreementsDesk office={office} />}</ConsolePage>
}
