import { Text, View } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { WordsField } from '../../components/field/words-field'
import { useKeptWords } from '../../platform/kept/kept-words'

const TEXT_MAX = 300

export interface ObjectionFormProps {
  /** Of the look. */
  eventId: string
  /** Who looked, when and why, in words. */
  look: string
  /** What was asked before, and the answer; null: nothing yet. */
  asked: { readonly text: string; readonly answer: string | null } | null
  busy: boolean
  problem: string | undefined
  /** `onAsked`: to be called once it has arrived. */
  onAsk: (text: string, onAsked: () => void) => void
}

/** One look that a resident does not understand: ask, wait, read the answer. */
export function ObjectionForm({ eventId, look, asked, busy, problem, onAsk }: ObjectionFormProps) {
  const { text, write, forget } = useKeptWords(`objection ${eventId}`)
  if (asked) {
    return (
      <View className="stack stack--3">
        <Text className="t-2">{look}</Text>
        <Text>你问：{asked.text}</Text>
        <Text>
          {asked.answer === null ? '还没有回答。卫健局会看，回答发到“消息”。' : `回答：${asked.answer}`}
        </Text>
      </View>
    )
  }
  return (
    <View className="stack stack--3">
      <Text className="t-2">{look}</Text>
      <WordsField
        label="为什么觉得不该看"
        value={text}
        maxLength={TEXT_MAX}
        placeholder="比如：这天没有去过"
        onInput={write}
      />
      {problem !== undefined && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <Button
        label="问卫健局"
        busy={busy}
        {...(text.trim().length < 2 ? { disabledReason: '先写一句' } : {})}
        onTap={() => onAsk(text.trim(), forget)}
      />
    </View>
  )
}
