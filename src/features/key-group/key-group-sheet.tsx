import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DECLARABLE_KEY_GROUPS, KEY_GROUP_NAMES_ZH, type KeyGroup } from '#domain/key-group/key-group'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { WordsField } from '../../components/field/words-field'
import { Sheet } from '../../components/sheet/sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { useKeyGroupWrite } from './use-key-groups'

type Declarable = (typeof DECLARABLE_KEY_GROUPS)[number]

const WORDS_MIN = 2
const WORDS_MAX = 300

export interface KeyGroupSheetProps {
  patientId: string
  /** What the family said, to be confirmed; undefined: whichever. */
  declared: KeyGroup | undefined
  onClose: () => void
}

/** Staff have seen what shows that somebody belongs to a group, and write down what it was. */
export function KeyGroupSheet({ patientId, declared, onClose }: KeyGroupSheetProps) {
  const [group, setGroup] = useState<Declarable | undefined>(
    DECLARABLE_KEY_GROUPS.find((each) => each === declared),
  )
  const evidence = useKeptWords(`key-group ${patientId}`)
  const adding = useKeyGroupWrite(client.keyGroup.add.mutate)
  const onSuccess = () => {
    evidence.forget()
    onClose()
  }
  const words = evidence.text.trim()
  return (
    <Sheet open title="看过证明，记上" onClose={onClose}>
      <View className="stack stack--3">
        <Chips
          label="哪一类"
          chips={DECLARABLE_KEY_GROUPS.map((value) => ({ value, label: KEY_GROUP_NAMES_ZH[value] }))}
          selected={group}
          onToggle={setGroup}
        />
        <WordsField
          label="看了什么证明"
          value={evidence.text}
          maxLength={WORDS_MAX}
          placeholder="比如 县医院 2026 年 3 月诊断书"
          lines={2}
          onInput={evidence.write}
        />
        <Text className="t-sub t-2">依据加密保存，只有团队看得到。家里其他人看不到敏感的那几类。</Text>
        {adding.error && (
          <Note tone="bad" announced>
            {failureSentence(adding.error)}
          </Note>
        )}
        <Button
          label="记上"
          busy={adding.isPending}
          disabledReason={group ? (words.length < WORDS_MIN ? '写上看了什么' : undefined) : '先选哪一类'}
          onTap={() => group && adding.mutate({ patientId, group, evidence: words }, { onSuccess })}
        />
      </View>
    </Sheet>
  )
}
