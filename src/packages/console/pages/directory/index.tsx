import { ConsolePage } from '../../../../features/console/console-page'
import { DirectoryDesk } from '../../../../features/console/directory/directory-desk'

export default function ConsoleDirectoryPage() {
  return <ConsolePage place="directory">{(office) => <DirectoryDesk office={office} />}</ConsolePage>
}
