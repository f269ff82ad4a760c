import { ConsolePage } from '../../../../features/console/console-page'
import { CasesDesk } from '../../../../features/console/coverages/cases-desk'

export default function ConsoleCasesPage() {
  return <ConsolePage place="cases">{(office) => <CasesDesk office={office} />}</ConsolePage>
}
