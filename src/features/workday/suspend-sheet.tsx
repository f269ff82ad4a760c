import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { Button } from '../../components/button'
import { Chips } from '../../components/chips'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'
import { SUSPEND_REASONS, suspendReason } from './suspend-reason'
import { useDayStep } from './use-day-step'

export interface SuspendSheetProps {
  sessionId: string
  /** How many families have a time that has not come, or sit and wait. */
  families: number
  open: boolean
  onClose: () => void
}

/** 停诊: why, and how many families are told, before it is done. It cannot be taken back. */
export function SuspendSheet({ sessionId, families, open, onClose }: SuspendSheetProps) {
  const [reason, setReason] = useState<(typeof SUSPEND_REASONS)[number] | null>(null)
  const [words, setWords] = useState('')
  const suspend = useDayStep(client.session.suspend.mutate)
  const whole = suspendReason(reason, words)
  const stop = async () => {
    if (whole && (await suspend.run({ sessionId, reason: whole }))) onClose()
  }
  return (
    <Sheet open={open} title="停诊" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-strong">为什么停</Text>
        <Chips
          label="停诊的原因"
          chips={SUSPEND_REASONS.map((each) => ({ value: each, label: each }))}
          selected={reason ?? undefined}
          onToggle={setReason}
        />
        <TextField label="补一句（可以不写）" value={words} maxLength={80} onInput={setWords} />
        <Note tone="wait">
          {families > 0
            ? `${families} 家会马上收到通知，可以免费改到别的时间，不算爽约。停了不能撤回。`
            : '这一节没有人约着，不用通知谁。停了不能撤回。'}
        </Note>
        {suspend.problem && (
          <Note tone="bad" announced>
            {suspend.problem.sentence}
          </Note>
        )}
        <Button
          kind="danger"
          label={families > 0 ? `停诊，通知 ${families} 家` : '停诊'}
          busy={suspend.busy}
          {...(whole ? {} : { disabledReason: '先选原因' })}
          onTap={() => void stop()}
        />
      </View>
    </Sheet>
  )
}
