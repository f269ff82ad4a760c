import { ConsolePage } from '../../../../features/console/console-page'
import { RulesDesk } from '../../../../features/console/rules/rules-desk'

export default function ConsoleRulesPage() {
  return <ConsolePage place="rules">{(office) => <RulesDesk office={office} />}</ConsolePage>
}
