import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { useSeatSteps } from './use-session-seats'

/** Why a doctor adds a seat, as a tap. */
const REASONS = ['复查结果', '病情需要', '外地来的', '转诊过来', '孩子太小'] as const

export interface ExtraSeatCardProps {
  sessionId: string
  patientId: string
  /** How many the rule leaves (BK-06). */
  left: number
}

/** 加号: for the person whose record is open, at the end of the doctor's own session. */
export function ExtraSeatCard({ sessionId, patientId, left }: ExtraSeatCardProps) {
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null)
  const { adding } = useSeatSteps()
  const [number, setNumber] = useState<number | null>(null)
  const add = async () => {
    const added = reason && (await adding.run({ sessionId, patientId, reason }))
    if (added) setNumber(added.number)
  }
  if (number !== null) {
    return (
      <Note tone="ok" announced>
        {`加好了：${number} 号，排在这一节最后。家里已经收到消息，到了照常报到。`}
      </Note>
    )
  }
  return (
    <Card tone="lamp" label="加号">
      <View className="stack stack--3">
        <Text className="t-lead">给刚打开档案的这位加一个号</Text>
        <Text className="t-sub">
          {left > 0 ? `这一节还能加 ${left} 个。谁加的、为什么，都会记下来。` : '这一节的加号用完了。'}
        </Text>
        <Chips
          label="为什么加"
          chips={REASONS.map((each) => ({ value: each, label: each }))}
          selected={reason ?? undefined}
          onToggle={setReason}
        />
        {adding.problem && (
          <Note tone="bad" announced>
            {adding.problem.sentence}
          </Note>
        )}
        <Button
          label="加号"
          size="medium"
          busy={adding.busy}
          {...(left === 0
            ? { disabledReason: '加号用完了' }
            : reason
              ? {}
              : { disabledReason: '先选为什么' })}
          onTap={() => void add()}
        />
      </View>
    </Card>
  )
}
