import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { ADDENDUM_MAX } from '#domain/record/addendum'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'

export interface CorrectionSheetProps {
  entry: { readonly patientId: string; readonly kind: EntryKind; readonly id: string }
  open: boolean
  onClose: () => void
}

/** 这里写错了: the entry stays, whoever wrote it answers. */
export function CorrectionSheet({ entry, open, onClose }: CorrectionSheetProps) {
  const [text, setText] = useState('')
  const asking = useWrite(client.record.askCorrection.mutate)
  const send = () => {
    asking.mutate(
      { ...entry, text },
      {
        onSuccess: () => {
          setText('')
          onClose()
          void queryClient.invalidateQueries(api.record.entry.queryFilter())
        },
      },
    )
  }
  return (
    <Sheet open={open} title="这里写错了" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">原来的记录不会被改掉。写的那家机构会看到你说的，回复就在这条记录下面。</Text>
        <TextField
          label="哪里不对，应该是什么"
          value={text}
          maxLength={ADDENDUM_MAX}
          placeholder="比如：那天量的是 76.6 厘米"
          onInput={setText}
        />
        {asking.error && (
          <Note tone="bad" announced>
            {failureSentence(asking.error)}
          </Note>
        )}
        <Button
          label="发给写的机构"
          busy={asking.isPending}
          {...(text.trim() === '' ? { disabledReason: '先写哪里不对' } : {})}
          onTap={send}
        />
      </View>
    </Sheet>
  )
}
