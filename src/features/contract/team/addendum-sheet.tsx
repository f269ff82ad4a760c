import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { TextField } from '../../../components/text-field'
import { useInboxWrite } from './inbox-query'

const WORDS_MIN = 2
const WORDS_MAX = 300

/** Something to add to a signed contract, which itself stays as it was signed (rules D-FD-07). */
export function AddendumSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const adding = useInboxWrite(client.contract.addAddendum.mutate)
  const words = text.trim()
  return (
    <Sheet open title="补一条" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">签好的协议不能改。要补充的写在这里，家里看得到，写了不能删。</Text>
        <TextField
          label="补充什么"
          value={text}
          maxLength={WORDS_MAX}
          placeholder="比如 团队门诊搬到 2 楼 6 室"
          onInput={setText}
        />
        {adding.error && (
          <Note tone="bad" announced>
            {failureSentence(adding.error)}
          </Note>
        )}
        <Button
          label="补上"
          busy={adding.isPending}
          disabledReason={words.length < WORDS_MIN ? '先写几个字' : undefined}
          onTap={() => adding.mutate({ id, text: words }, { onSuccess: onClose })}
        />
      </View>
    </Sheet>
  )
}
