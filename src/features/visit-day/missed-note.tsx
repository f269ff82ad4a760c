import { Text, View } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import type { MissedWords } from './missed-words'

/** BK-12: nobody came. What it counts for, and the way to say why. */
export function MissedNote({ words, onAppeal }: { words: MissedWords; onAppeal: (() => void) | undefined }) {
  return (
    <Card>
      <Text className="t-lead">{words.title}</Text>
      <View className="stack stack--2 mt1">
        {words.lines.map((line) => (
          <Text key={line} className="t-2">
            {line}
          </Text>
        ))}
      </View>
      {onAppeal && (
        <View className="mt3">
          <Button kind="secondary" label="说说为什么没来" onTap={onAppeal} />
        </View>
      )}
    </Card>
  )
}
