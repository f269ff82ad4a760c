import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { SectionTitle } from '../../../../components/page/section-title'
import { capacityFault } from '../../../../features/care-team/capacity-fault'
import { useTeamWrite } from '../../../../features/care-team/use-team-settings'
import type { OwnTeam } from '../../../../features/team-day/use-own-team'

/** How many residents the team takes. Fewer than it has is allowed: nobody is sent away (rules D-FD-04). */
export function CapacityCard({ team }: { team: OwnTeam }) {
  const { teamId, load, highestCapacity, teamRole } = team
  const [typed, setTyped] = useState(String(load.capacity))
  const saving = useTeamWrite(client.careTeam.setCapacity.mutate)
  const fault = capacityFault(typed, highestCapacity)
  const isLeader = teamRole === 'leader'
  const isSame = Number(typed) === load.capacity
  return (
    <>
      <SectionTitle title="名额" />
      <Card>
        <View className="stack stack--3">
          <Text className="t-body t-digits">
            {`签了 ${load.signed} 人，还能签 ${load.free} 人${load.queueLength > 0 ? `，${load.queueLength} 人在排队` : ''}`}
          </Text>
          <TextField
            label="最多签多少人"
            value={typed}
            keyboard="number"
            maxLength={5}
            disabled={!isLeader}
            hint={`按现在的医生人数，最多 ${highestCapacity}。改小不会退掉已经签的。`}
            error={fault}
            onInput={setTyped}
          />
          {saving.error && (
            <Note tone="bad" announced>
              {failureSentence(saving.error)}
            </Note>
          )}
          {saving.isSuccess && isSame && (
            <Note tone="ok" announced>
              {`改好了，最多 ${load.capacity} 人。`}
            </Note>
          )}
          <Button
            size="medium"
            kind="secondary"
            label="改名额"
            busy={saving.isPending}
            disabledReason={isLeader ? (fault ? '改名额' : isSame ? '没有变' : undefined) : '组长才能改'}
            onTap={() => saving.mutate({ teamId, capacity: Number(typed) })}
          />
        </View>
      </Card>
    </>
  )
}
