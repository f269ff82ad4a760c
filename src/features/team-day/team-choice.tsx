import { shortTeamName } from '#domain/care-team/team-name'
import { Chips } from '../../components/field/chips'
import type { OwnTeam } from './use-own-team'

export interface TeamChoiceProps {
  teams: readonly OwnTeam[]
  team: OwnTeam | undefined
  onChoose: (teamId: string) => void
}

/** Which team is looked at; drawn only for somebody who belongs to several. */
export function TeamChoice({ teams, team, onChoose }: TeamChoiceProps) {
  if (teams.length < 2) return null
  return (
    <Chips
      label="哪支团队"
      chips={teams.map(({ teamId, name, standsIn }) => ({
        value: teamId,
        label: `${shortTeamName(name)}${standsIn ? '（代班）' : ''}`,
      }))}
      selected={team?.teamId}
      onToggle={onChoose}
    />
  )
}
