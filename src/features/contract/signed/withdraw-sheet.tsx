import { Text, View } from '@tarojs/components'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { useContractWrite } from './use-contracts'

export interface WithdrawSheetProps {
  id: string
  /** A place in a queue is lost with it. */
  isQueued: boolean
  open: boolean
  onClose: () => void
}

/** Takes an application back; what stands meanwhile goes on as it is. */
export function WithdrawSheet({ id, isQueued, open, onClose }: WithdrawSheetProps) {
  const withdrawing = useContractWrite(client.contract.withdraw.mutate)
  return (
    <Sheet open={open} title="撤回申请" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">
          {isQueued
            ? '撤回以后，排的位置就没有了。想签随时可以再申请，从后面排起。'
            : '撤回以后，团队不再审核。已经签好的约不受影响，想签随时可以再申请。'}
        </Text>
        {withdrawing.error && (
          <Note tone="bad" announced>
            {failureSentence(withdrawing.error)}
          </Note>
        )}
        <Button
          kind="danger"
          label="撤回"
          busy={withdrawing.isPending}
          onTap={() => withdrawing.mutate({ id }, { onSuccess: onClose })}
        />
      </View>
    </Sheet>
  )
}
