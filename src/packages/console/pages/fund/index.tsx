import { ConsolePage } from '../../../../features/console/console-page'
import { FundDesk } from '../../../../features/console/fund/fund-desk'

export default function ConsoleFundPage() {
  return <ConsolePage place="fund">{(office) => <FundDesk office={office} />}</ConsolePage>
}
