import { Text, View } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { WordsField } from '../../components/field/words-field'
import { Sheet } from '../../components/sheet/sheet'
import { useKeptWords } from '../../platform/kept/kept-words'

/** As the server takes it. */
const REASON_MIN = 2
const REASON_MAX = 200

export interface WaiverSheetProps {
  onSaid: (reason: string) => void
  onClose: () => void
}

/** Why a family cannot pay, in its own words; whoever decides reads it, and nobody else. */
export function WaiverSheet({ onSaid, onClose }: WaiverSheetProps) {
  // It stays after it was said: whoever takes the tick away by mistake need not write it again.
  const { text, write } = useKeptWords('waiver')
  const said = text.trim()
  return (
    <Sheet open title="请捐款代付" onClose={onClose}>
      <View className="stack stack--3">
        <Text>写一句就行，例如“低保户，低保证号尾号 0312”。只有审核的人看得到。</Text>
        <WordsField label="家里的情况" value={text} maxLength={REASON_MAX} onInput={write} />
        <Button
          label="就这样写"
          {...(said.length < REASON_MIN ? { disabledReason: '先写一句' } : {})}
          onTap={() => onSaid(said)}
        />
      </View>
    </Sheet>
  )
}
