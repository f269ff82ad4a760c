import { ConsolePage } from '../../../../features/console/console-page'
import { MergesDesk } from './merges-desk'

export default function ConsoleMergesPage() {
  return <ConsolePage place="merges">{(office) => <MergesDesk office={office} />}</ConsolePage>
}
