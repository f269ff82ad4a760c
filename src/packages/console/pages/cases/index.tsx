import { CasesDesk } from '../../../../features/console/cases-desk'
import { ConsolePage } from '../../../../features/console/console-page'

export default function ConsoleCasesPage() {
  return <ConsolePage place="cases">{(office) => <CasesDesk office={office} />}</ConsolePage>
}
