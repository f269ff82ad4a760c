import { Text } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { walkInChoices } from '../queue/session-words'
import { useDayStep } from '../use-day-step'
import { useSessionsToday } from '../use-workday'

export interface SeatHereProps {
  patientId: string
  /** They had a visit here today and came too late for it. */
  hasMissed: boolean
}

/** 现场挂号: for somebody who showed their card and has no visit here today, or has missed it (BK-05). */
export function SeatHere({ patientId, hasMissed }: SeatHereProps) {
  const today = useSessionsToday()
  const seating = useDayStep(client.visit.seatPresent.mutate)
  const [number, setNumber] = useState<number | null>(null)
  const choices = walkInChoices(today.data?.rows ?? [], serverNow())
  const sit = async (sessionId: string) => {
    const seat = await seating.run({ sessionId, patientId })
    if (seat) setNumber(seat.number)
  }
  if (number !== null) {
    return (
      <Text className="t-h2" {...spoken({ role: 'alert' })}>
        {`挂好了，${number} 号，已经报到。`}
      </Text>
    )
  }
  return (
    <>
      {!hasMissed && <Text className="t-2">今天在这里没有号。问问是不是约了别的日子、别的地方。</Text>}
      <Text className="t-2">{choices.length > 0 ? '可以现在挂一个：' : '现在没有空号。'}</Text>
      {seating.problem && (
        <Note tone="wait" announced>
          {seating.problem.sentence}
        </Note>
      )}
      {choices.map(({ sessionId, label }) => (
        <Button
          key={sessionId}
          kind="tonal"
          size="medium"
          label={label}
          busy={seating.busy}
          onTap={() => void sit(sessionId)}
        />
      ))}
    </>
  )
}
