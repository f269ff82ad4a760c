import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { SectionTitle } from '../../components/page/section-title'
import { openFollowUp } from './team-doors'
import { useAlerts } from './use-team-day'

export interface AlertListProps {
  teamId: string
  today: LocalDate
  /** A nurse reads them; that a doctor has looked only a doctor says. */
  maySee: boolean
}

/** Findings of danger that no doctor has looked at; nothing where there are none. */
export function AlertList({ teamId, today, maySee }: AlertListProps) {
  const { state, busyId, problem, see } = useAlerts(teamId)
  if (state.kind !== 'ready' || state.answer.rows.length === 0) return null
  return (
    <View className="stack stack--2">
      <SectionTitle title={`高危提醒 ${state.answer.rows.length}`} />
      <Text className="t-sub t-2">问到危险的表现，或者血压、血糖过线。</Text>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      {state.answer.rows.map(({ id, patientId, nameMasked, age, doneOn, title, dangers, by }) => (
        <Card key={id}>
          <View className="stack stack--2">
            <Text className="t-strong">{`${nameMasked} · ${age}`}</Text>
            <Text className="t-lead t-bad">{dangers.join('、')}</Text>
            <Text className="t-sub t-2">
              {[dateInWords(doneOn, today), title, by && `${by}记的`].filter(Boolean).join(' · ')}
            </Text>
            <View className="line line--elder-stack">
              <Button
                kind="secondary"
                size="medium"
                width="grow"
                label="联系，记一次"
                onTap={() => openFollowUp(patientId)}
              />
              <Button
                kind="tonal"
                size="medium"
                width="grow"
                label="看过了"
                busy={busyId === id}
                disabledReason={maySee ? undefined : '要医生看'}
                onTap={() => see(id)}
              />
            </View>
          </View>
        </Card>
      ))}
    </View>
  )
}
