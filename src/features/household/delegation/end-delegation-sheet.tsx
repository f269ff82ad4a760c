import { Text, View } from '@tarojs/components'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { refreshHousehold } from '../use-requests'

export interface EndDelegationSheetProps {
  /** Null is closed. */
  delegationId: string | null
  title: string
  /** What ending means, for the one who ends it. */
  why: string
  action: string
  onClose: () => void
  onEnded: () => void
}

/** Asks once. Ending is at once, and booked visits stay. */
export function EndDelegationSheet(props: EndDelegationSheetProps) {
  const { delegationId, title, why, action, onClose, onEnded } = props
  const revoke = useWrite(client.delegation.revoke.mutate)

  function end(id: string): void {
    revoke.mutate(
      { id },
      {
        onSuccess: async () => {
          await refreshHousehold()
          onEnded()
        },
      },
    )
  }

  return (
    <Sheet open={delegationId !== null} title={title} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{why}</Text>
        {revoke.error && (
          <Note tone="bad" announced>
            {failureSentence(revoke.error)}
          </Note>
        )}
        <Button
          kind="danger"
          label={action}
          busy={revoke.isPending}
          onTap={() => delegationId !== null && end(delegationId)}
        />
        <Button kind="quiet" size="medium" label="先不" onTap={onClose} />
      </View>
    </Sheet>
  )
}
