import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'
import { useExplain } from './use-team-cases'

const WORDS_MIN = 2
const WORDS_MAX = 500

/** What the team says about a service that a family denies: once, for whoever decides. */
export function ExplainSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const explaining = useExplain()
  const words = text.trim()
  return (
    <Sheet open title="写经过" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">判的人看得到。写什么时候、谁、怎么做的，有什么能证明。只能写一次。</Text>
        <TextField
          label="经过"
          value={text}
          maxLength={WORDS_MAX}
          placeholder="比如 11 月 3 日下午打过电话，通话 6 分钟"
          onInput={setText}
        />
        {explaining.error && (
          <Note tone="bad" announced>
            {failureSentence(explaining.error)}
          </Note>
        )}
        <Button
          label="交给卫健局"
          busy={explaining.isPending}
          disabledReason={words.length < WORDS_MIN ? '先写几个字' : undefined}
          onTap={() => explaining.mutate({ id, text: words }, { onSuccess: onClose })}
        />
      </View>
    </Sheet>
  )
}
