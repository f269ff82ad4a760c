import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { endAfter } from './seat-words'
import { type SessionSeats, useSeatSteps } from './use-session-seats'

export interface SeatActionsProps {
  sessionId: string
  seats: SessionSeats
  onStop: () => void
}

/** What staff may do about a whole session: stop it, hold it after all, or let it go on longer. */
export function SeatActions({ sessionId, seats, onStop }: SeatActionsProps) {
  const { extending, resuming } = useSeatSteps()
  // Neither step can be taken back: the first tap says what the second does.
  const [isAsked, setAsked] = useState(false)
  const { slots, minutes } = seats.extension
  const problem = extending.problem ?? resuming.problem
  const extend = async () => {
    await extending.run({ sessionId, slots: 1 })
    setAsked(false)
  }
  const resume = async () => {
    await resuming.run({ sessionId })
    setAsked(false)
  }
  return (
    <View className="stack stack--3">
      {problem && (
        <Note tone="bad" announced>
          {problem.sentence}
        </Note>
      )}
      {seats.status === 'suspended' ? (
        <>
          <Button
            kind="tonal"
            label={isAsked ? '恢复，告诉还没改的家长' : '恢复出诊'}
            busy={resuming.busy}
            onTap={() => (isAsked ? void resume() : setAsked(true))}
          />
          {isAsked && (
            <Text className="t-cap">
              还没改时间的家长会收到消息，原来的号给他们留着；已经改了的不动；空出来的大家可以约。
            </Text>
          )}
        </>
      ) : (
        <>
          <View className="line line--elder-stack">
            <Button kind="secondary" size="medium" width="grow" icon="clock" label="停诊" onTap={onStop} />
            <Button
              kind="tonal"
              size="medium"
              width="grow"
              icon="plus"
              label={isAsked ? `延长到 ${endAfter(seats)}` : `延长 ${minutes} 分钟`}
              busy={extending.busy}
              {...(slots > 0 ? {} : { disabledReason: '不能再延长了' })}
              onTap={() => (isAsked ? void extend() : setAsked(true))}
            />
          </View>
          {isAsked && slots > 0 && (
            <Text className="t-cap">多出来的号先问候补的家长，没有人等就放给大家。延长了收不回来。</Text>
          )}
        </>
      )}
    </View>
  )
}
