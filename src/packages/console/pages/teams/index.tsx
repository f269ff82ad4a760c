import { ConsolePage } from '../../../../features/console/console-page'
import { TeamsDesk } from '../../../../features/console/teams/teams-desk'

export default function ConsoleTeamsPage() {
  return <ConsolePage place="teams">{(office) => <TeamsDesk office={office} />}</ConsolePage>
}
