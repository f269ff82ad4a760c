import { ConsolePage } from '../../../../features/console/console-page'
import { ProposalsDesk } from '../../../../features/console/rules/proposals-desk'

export default function ConsoleProposalsPage() {
  return <ConsolePage place="proposals">{(office) => <ProposalsDesk office={office} />}</ConsolePage>
}
