import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Sheet } from '../../../components/sheet/sheet'

export interface WithoutConsentSheetProps {
  open: boolean
  /** What does not work without it, in a sentence. */
  blocks: string
  busy: boolean
  onClose: () => void
  onAdd: () => void
}

/** Nobody should learn at 7:59 that a tick was missing: what refusing means is said once before it is done. */
export function WithoutConsentSheet({ open, blocks, busy, onClose, onAdd }: WithoutConsentSheetProps) {
  return (
    <Sheet open={open} title="没有点同意" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{blocks}想好了，随时能在孩子的“授权与同意”里点。</Text>
        <Button label="回去看看说明" onTap={onClose} />
        <Button kind="secondary" label="不同意，先添加" busy={busy} onTap={onAdd} />
      </View>
    </Sheet>
  )
}
