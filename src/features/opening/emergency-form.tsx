import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { WordsField } from '../../components/field/words-field'

const REASONS = ['昏迷或叫不醒', '抽搐', '严重过敏', '大出血', '误服中毒'] as const
const REASON_MAX = 300

export interface EmergencyFormProps {
  busy: boolean
  problem: string | undefined
  onBreak: (reason: string) => void
}

/** Why the glass is broken: one tap for what is usual, words for the rest. It says beforehand who will hear of it. */
export function EmergencyForm({ busy, problem, onBreak }: EmergencyFormProps) {
  const [reason, setReason] = useState('')
  return (
    <View className="stack stack--3">
      <Note tone="wait">家人马上收到通知，卫健局一天内复核。</Note>
      <Text className="t-sub">没有就诊、又不紧急，请家人出示健康卡或分享码。</Text>
      <Chips
        label="为什么紧急"
        chips={REASONS.map((value) => ({ value, label: value }))}
        selected={REASONS.find((value) => value === reason)}
        onToggle={setReason}
      />
      <WordsField
        label="理由"
        value={reason}
        maxLength={REASON_MAX}
        placeholder="写清楚为什么现在必须看"
        onInput={setReason}
      />
      {problem !== undefined && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <Button
        kind="danger"
        icon="alert"
        label="紧急查看，我负责"
        busy={busy}
        {...(reason.trim().length < 2 ? { disabledReason: '先写理由' } : {})}
        onTap={() => onBreak(reason.trim())}
      />
    </View>
  )
}
