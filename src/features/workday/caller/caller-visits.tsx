import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { useDayStep } from '../use-day-step'
import { type Caller, renewCaller } from './use-caller'

export interface CallerVisitsProps {
  visits: Caller['visits']
  today: LocalDate
}

/** What somebody who rings has booked here: to be said again, or given back, which costs them nothing (BK-09). */
export function CallerVisits({ visits, today }: CallerVisitsProps) {
  const leaving = useDayStep(client.visit.leave.mutate)
  const [askedId, setAskedId] = useState<string | null>(null)
  const leave = async (appointmentId: string) => {
    await leaving.run({ appointmentId })
    setAskedId(null)
    renewCaller()
  }
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-strong">已经约好的</Text>
        {leaving.problem && (
          <Note tone="bad" announced>
            {leaving.problem.sentence}
          </Note>
        )}
        {visits.map((visit) => (
          <View key={visit.id} className="stack stack--2">
            <Text className="t-body">
              {momentInWords(new Date(visit.start), today)} · {visit.number} 号 ·{' '}
              {SERVICE_NAMES_ZH[visit.service]}
            </Text>
            <Text className="t-sub">
              {visit.practitionerName} · {visit.room} · {visit.organizationName}
            </Text>
            {askedId === visit.id ? (
              <Button
                kind="tonal"
                size="medium"
                label="对方说不来了，取消"
                busy={leaving.busy}
                onTap={() => void leave(visit.id)}
              />
            ) : (
              <Button kind="secondary" size="medium" label="取消这个号" onTap={() => setAskedId(visit.id)} />
            )}
          </View>
        ))}
      </View>
    </Card>
  )
}
