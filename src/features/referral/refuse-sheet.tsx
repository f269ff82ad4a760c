import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'
import { REASON_MAX } from './refer-form'
import { useReferralWrite } from './use-referrals'

const WORDS_MIN = 2

/** 不接收: why, in words that the family and the sending doctor read. */
export function RefuseSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const refusing = useReferralWrite(client.referral.answer.mutate)
  const said = text.trim()
  return (
    <Sheet open title="不接收这次转诊" onClose={onClose}>
      <View className="stack stack--3">
        <Text>家长和开转诊的医生看得到，他们好去找别家。</Text>
        <TextField
          label="为什么"
          value={text}
          maxLength={REASON_MAX}
          placeholder="比如 今天没有床位，县医院有"
          onInput={setText}
        />
        {refusing.error && (
          <Note tone="bad" announced>
            {failureSentence(refusing.error)}
          </Note>
        )}
        <Button
          label="答复不接收"
          busy={refusing.isPending}
          disabledReason={said.length < WORDS_MIN ? '先写一句为什么' : undefined}
          onTap={() => refusing.mutate({ id, accept: false, text: said }, { onSuccess: onClose })}
        />
      </View>
    </Sheet>
  )
}
