import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import type { ListedTeam } from '../listed-rows'
import type { Place } from '../use-places'
import { TeamForm } from './team-form'

interface TeamPanelProps {
  /** None for a new one. */
  readonly team: ListedTeam | undefined
  readonly teams: readonly ListedTeam[]
  readonly places: readonly Place[]
  readonly onFounded: (id: string) => void
}

/** A team as the office writes it, and its end. */
export function TeamPanel({ team, teams, places, onFounded }: TeamPanelProps) {
  if (team?.endedOn) return <EndedTeam team={team} />
  return (
    <>
      <TeamForm team={team} places={places} onFounded={onFounded} />
      {team && <Dissolving team={team} teams={teams} />}
    </>
  )
}

function EndedTeam({ team }: { readonly team: ListedTeam }) {
  return (
    <Card label={team.name}>
      <Text className="console-card__title">{team.name}</Text>
      <View className="t-2 mt1">
        {team.endedOn} 解散，{team.successorName ? `由${team.successorName}接手。` : '没有定接手的团队。'}
      </View>
      <View className="t-2">还没到期的签约有 {team.signed} 份，由各家自己换团队，不会替他们改。</View>
    </Card>
  )
}

const NOBODY = ''

function Dissolving({ team, teams }: Pick<TeamPanelProps, 'teams'> & { readonly team: ListedTeam }) {
  const [successorId, setSuccessorId] = useState(NOBODY)
  const dissolve = useWrite(client.careTeam.dissolve.mutate)
  const others = teams.filter(({ id, endedOn }) => id !== team.id && endedOn === null)
  return (
    <Card label="解散这支团队">
      <details className="console-fold">
        <summary>解散这支团队</summary>
        <ChangeForm
          label="解散"
          kind="danger"
          send={(reason) => {
            const taken = successorId === NOBODY ? {} : { successorId }
            return dissolve.mutateAsync({ teamId: team.id, ...taken, reason })
          }}
          done={() => '解散了。每家都会收到通知，自己选换到哪支团队。'}
        >
          <View className="t-2">
            今天起不再签约，已签的 {team.signed} 人会收到通知。通知发出去就收不回，所以解散不能撤回。
          </View>
          <SelectInput
            label="接手的团队"
            value={successorId}
            choices={[
              { value: NOBODY, label: '没有，各家自己选' },
              ...others.map(({ id, name, organizationName }) => ({
                value: id,
                label: `${name} · ${organizationName}`,
              })),
            ]}
            onChange={setSuccessorId}
          />
        </ChangeForm>
      </details>
    </Card>
  )
}
