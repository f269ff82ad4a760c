import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'

export interface ConfirmSheetProps {
  title: string
  /** What will be different afterwards. */
  explained: string
  action: string
  open: boolean
  busy: boolean
  problem: string | undefined
  onConfirm: () => void
  onClose: () => void
}

/** Asked once more, because it is gone from every screen then. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  return (
    <Sheet open={props.open} title={props.title} onClose={props.onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{props.explained}</Text>
        {props.problem && (
          <Note tone="bad" announced>
            {props.problem}
          </Note>
        )}
        <Button kind="danger" label={props.action} busy={props.busy} onTap={props.onConfirm} />
      </View>
    </Sheet>
  )
}
