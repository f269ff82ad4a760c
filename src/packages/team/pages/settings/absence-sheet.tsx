import { View } from '@tarojs/components'
import { useState } from 'react'
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
import type { SettingsProps } from './settings-props'

/** As long as the server takes (DAYS_MAX of the care team). */
const DAYS_MAX = 366
const NOBODY = 'nobody'

/** A member is away from one day to another, and somebody stands in, or nobody. */
export function AbsenceSheet({ team, ownId, onClose }: SettingsProps & { onClose: () => void }) {
  const today = localDateOf(serverNow())
  const people = mayBeAway(team, ownId)
  const colleagues = useColleagues(team.teamId)
  const [practitionerId, setPractitioner] = useState(people[0]?.practitionerId)
  const [startsOn, setStartsOn] = useState<LocalDate>(today)
  const [endsOn, setEndsOn] = useState<LocalDate>(today)
  const [cover, setCover] = useState<string>()
  const adding = useTeamWrite(client.careTeam.addAbsence.mutate)
  const covers = colleagues.filter((each) => each.practitionerId !== practitionerId)
  const send = () =>
    practitionerId &&
    cover &&
    adding.mutate(
      {
        teamId: team.teamId,
        practitionerId,
        coverPractitionerId: cover === NOBODY ? null : cover,
        startsOn,
        endsOn,
      },
      { onSuccess: onClose },
    )
  return (
    <Sheet open title="请假和代班" onClose={onClose}>
      <View className="stack stack--3">
        <ChoiceField
          label="谁请假"
          value={practitionerId}
          choices={people.map((member) => ({ value: member.practitionerId, label: member.name }))}
          onChange={setPractitioner}
        />
        <DateField
          label="从哪天"
          value={startsOn}
          earliest={today}
          latest={addDays(today, DAYS_MAX)}
          onChange={(day) => {
            const first = localDate(day)
            setStartsOn(first)
            if (endsOn < first) setEndsOn(first)
          }}
        />
        <DateField
          label="到哪天（含）"
          value={endsOn}
          earliest={startsOn}
          latest={addDays(startsOn, DAYS_MAX)}
          onChange={(day) => setEndsOn(localDate(day))}
        />
        <ChoiceField
          label="谁代班"
          value={cover}
          choices={[
            { value: NOBODY, label: '没有人代班' },
            ...covers.map((each) => ({ value: each.practitionerId, label: each.name })),
          ]}
          hint="代班的人从第一天起能看团队的居民和消息，最后一天过了自动收回"
          onChange={setCover}
        />
        {adding.error && (
          <Note tone="bad" announced>
            {failureSentence(adding.error)}
          </Note>
        )}
        <Button
          label="记上"
          busy={adding.isPending}
          disabledReason={cover ? undefined : '先选谁代班'}
          onTap={send}
        />
      </View>
    </Sheet>
  )
}

/** The leader writes down anybody's, a member their own. */
function mayBeAway({ members, teamRole }: OwnTeam, ownId: string | null): OwnTeam['members'] {
  return teamRole === 'leader' ? members : members.filter(({ practitionerId }) => practitionerId === ownId)
}
