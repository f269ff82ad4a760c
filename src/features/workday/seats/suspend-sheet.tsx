import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localTimeOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { WordsField } from '../../../components/field/words-field'
import { Sheet } from '../../../components/sheet/sheet'
import { useKeptWords } from '../../../platform/kept/kept-words'
import { useDayStep } from '../use-day-step'
import { previewInWords } from './seat-words'
import { SUSPEND_REASONS, suspendReason } from './suspend-reason'
import { useSuspensionPreview } from './use-session-seats'

export interface SuspendSheetProps {
  sessionId: string
  /** Left out, all of it stops; else what begins from this instant on. */
  from?: string | undefined
  open: boolean
  onClose: () => void
}

/** 停诊: why, whom it meets and what is kept for them, before it is done. */
export function SuspendSheet({ sessionId, from, open, onClose }: SuspendSheetProps) {
  const [reason, setReason] = useState<(typeof SUSPEND_REASONS)[number] | null>(null)
  const { text: words, write, forget } = useKeptWords(`suspension ${sessionId} ${from ?? ''}`)
  const suspend = useDayStep(client.session.suspend.mutate)
  const whole = suspendReason(reason, words)
  const stop = { sessionId, ...(from && { from }) }
  const preview = useSuspensionPreview(stop, open).data
  const families = preview?.families ?? 0
  const send = async () => {
    if (!whole || !(await suspend.run({ ...stop, reason: whole }))) return
    forget()
    onClose()
  }
  return (
    <Sheet open={open} title={from ? `${localTimeOf(new Date(from))} 起停诊` : '停诊'} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-strong">为什么停</Text>
        <Chips
          label="停诊的原因"
          chips={SUSPEND_REASONS.map((each) => ({ value: each, label: each }))}
          selected={reason ?? undefined}
          onToggle={setReason}
        />
        <WordsField label="补一句（可以不写）" value={words} maxLength={80} lines={2} onInput={write} />
        <Text className="t-sub">{preview ? previewInWords(preview) : '正在看会碰到几家…'}</Text>
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
          onTap={() => void send()}
        />
      </View>
    </Sheet>
  )
}
