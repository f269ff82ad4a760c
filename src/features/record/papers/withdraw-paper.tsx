import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, client, queryClient } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'

export interface WithdrawPaperProps {
  id: string
  onWithdrawn: () => void
}

/** A family takes its own picture back; asked once more, because it is gone from every screen then. */
export function WithdrawPaper({ id, onWithdrawn }: WithdrawPaperProps) {
  const [isAsked, setAsked] = useState(false)
  const withdrawing = useWrite(client.record.withdrawAttachment.mutate)
  const withdraw = () =>
    withdrawing.mutate(
      { id },
      {
        onSuccess: () => {
          onWithdrawn()
          void queryClient.invalidateQueries({ queryKey: api.record.timeline.pathKey() })
        },
      },
    )
  if (!isAsked) return <Button kind="quiet" label="撤回这份资料" onTap={() => setAsked(true)} />
  return (
    <View className="stack stack--2">
      {withdrawing.error && (
        <Note tone="bad" announced>
          {failureSentence(withdrawing.error)}
        </Note>
      )}
      <Button kind="danger" label="撤回，以后看不到" busy={withdrawing.isPending} onTap={withdraw} />
    </View>
  )
}
