import { Text, View } from '@tarojs/components'
import type { GrowthDoubt } from '#domain/growth/growth-doubt'
import { growthDoubtInWords } from '#domain/growth/growth-doubt-in-words'
import type { GrowthValues } from '#domain/growth/growth-measure'
import { Button } from '../../components/action/button'
import { Sheet } from '../../components/sheet/sheet'

export interface DoubtSheetProps {
  /** Empty: closed. */
  doubts: readonly GrowthDoubt[]
  values: GrowthValues
  busy: boolean
  onRewrite: () => void
  onConfirm: () => void
}

/** One sentence for each doubt, and two ways on: nothing is thrown away and nothing is guessed. */
export function DoubtSheet({ doubts, values, busy, onRewrite, onConfirm }: DoubtSheetProps) {
  return (
    <Sheet open={doubts.length > 0} title="再看一眼" onClose={onRewrite}>
      <View className="stack stack--3">
        {doubts.map((doubt) => (
          <Text key={doubt} className="t-body">
            {growthDoubtInWords(doubt, values)}
          </Text>
        ))}
        <Button label="改一改" onTap={onRewrite} />
        <Button kind="secondary" label="没写错，就记这个" busy={busy} onTap={onConfirm} />
      </View>
    </Sheet>
  )
}
