import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { TEAM_ROLE_NAMES_ZH } from '#domain/care-team/team-role'
import { addDays, type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { ChoiceField, DateField } from '../../../../components/field/picker-field'
import { Sheet } from '../../../../components/sheet/sheet'
import { useColleagues, useTeamWrite } from '../../../../features/care-team/use-team-settings'
import type { OwnTeam } from '../../../../features/team-day/use-own-team'

const AHEAD_DAYS = 366
const NOBODY = 'nobody'

export interface LeaveSheetProps {
  team: OwnTeam
  member: OwnTeam['members'][number]
  onClose: () => void
}

/** A member leaves; every family is told, and may leave without giving a reason (journeys E2 20). */
export function LeaveSheet({ team, member, onClose }: LeaveSheetProps) {
  const today = localDateOf(serverNow())
  const colleagues = useColleagues(team.teamId)
  const [lastOn, setLastOn] = useState<LocalDate>(today)
  const [successor, setSuccessor] = useState<string>()
  const leaving = useTeamWrite(client.careTeam.leave.mutate)
  const isLeader = member.role === 'leader'
  const { practitionerId } = member
  // Another leader is a family doctor who is in the team already.
  const successors = isLeader
    ? team.members.filter(({ role }) => role === 'doctor')
    : colleagues.filter((each) => each.practitionerId !== practitionerId)
  const send = () =>
    successor &&
    leaving.mutate(
      { teamId: team.teamId, practitionerId, lastOn, successorId: successor === NOBODY ? null : successor },
      { onSuccess: onClose },
    )
  return (
    <Sheet open title={`${member.name}离开团队`} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">
          {`${TEAM_ROLE_NAMES_ZH[member.role]}。签了约的每一家都会收到消息，也可以不说理由地换团队。`}
        </Text>
        <DateField
          label="最后一天"
          value={lastOn}
          earliest={today}
          latest={addDays(today, AHEAD_DAYS)}
          onChange={(day) => setLastOn(localDate(day))}
        />
        <ChoiceField
          label={isLeader ? '谁接着当组长' : '谁接手'}
          value={successor}
          choices={[
            ...(isLeader ? [] : [{ value: NOBODY, label: '没有人接手' }]),
            ...successors.map((each) => ({ value: each.practitionerId, label: each.name })),
          ]}
          hint={isLeader ? '组长走之前，要有一位家庭医生接手' : '第二天起顶上这个位置'}
          onChange={setSuccessor}
        />
        {leaving.error && (
          <Note tone="bad" announced>
            {failureSentence(leaving.error)}
          </Note>
        )}
        <Button
          kind="danger"
          label="离开，告诉每一家"
          busy={leaving.isPending}
          disabledReason={successor ? undefined : '先选谁接手'}
          onTap={send}
        />
      </View>
    </Sheet>
  )
}
