import { ConsolePage } from '../../../../features/console/console-page'
import { GridsDesk } from '../../../../features/console/teams/grids-desk'

export default function ConsoleGridsPage() {
  return <ConsolePage place="grids">{(office) => <GridsDesk office={office} />}</ConsolePage>
}
