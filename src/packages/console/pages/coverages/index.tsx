import { ConsolePage } from '../../../../features/console/console-page'
import { CoveragesDesk } from '../../../../features/console/coverages/coverages-desk'

export default function ConsoleCoveragesPage() {
  return <ConsolePage place="coverages">{(office) => <CoveragesDesk office={office} />}</ConsolePage>
}
