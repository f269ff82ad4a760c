import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { RESIDENT_END_REASONS } from '#domain/contract/end-contract'
import { localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { LoadingState } from '../../../components/page/loading-state'
import { Sheet } from '../../../components/sheet/sheet'
import { endInWords } from './end-words'
import { useContractWrite, useEndPreview } from './use-contracts'

type Reason = (typeof RESIDENT_END_REASONS)[number]

const REASONS: readonly { readonly value: Reason; readonly label: string }[] = [
  { value: 'resident', label: '不想签了' },
  { value: 'moved', label: '搬家了' },
]

/** 解约: what it means stands there before anybody decides (rules D-FD-10). */
export function EndSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const preview = useEndPreview(id)
  const ending = useContractWrite(client.contract.terminate.mutate)
  const [reason, setReason] = useState<Reason>()
  const today = localDateOf(serverNow())
  const error = ending.error ?? preview.error
  return (
    <Sheet open title="结束签约" onClose={onClose}>
      <View className="stack stack--3">
        {preview.isPending && <LoadingState label="正在算结束意味着什么…" count={1} />}
        {preview.data && (
          <>
            {endInWords(preview.data, today).map((line) => (
              <Text key={line}>{line}</Text>
            ))}
            <Text className="t-strong">为什么结束</Text>
            <Chips label="为什么结束" chips={REASONS} selected={reason} onToggle={setReason} />
            <Button
              kind="danger"
              label="结束签约"
              busy={ending.isPending}
              {...(reason ? {} : { disabledReason: '先选原因' })}
              onTap={() => reason && ending.mutate({ id, reason }, { onSuccess: onClose })}
            />
          </>
        )}
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
      </View>
    </Sheet>
  )
}
