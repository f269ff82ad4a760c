import { ConsolePage } from '../../../../features/console/console-page'
import { PackagesDesk } from '../../../../features/console/contracts/packages-desk'

export default function ConsolePackagesPage() {
  return <ConsolePage place="packages">{(office) => <PackagesDesk office={office} />}</ConsolePage>
}
