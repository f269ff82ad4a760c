import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { HeroPanel } from '../../components/page/hero-panel'
import { Icon } from '../../components/picture/icon'
import { readAloud } from '../../platform/speech/read-aloud'
import type { QueueWords } from './queue-words'
import './queue-panel.scss'

export interface QueuePanelProps {
  number: number
  /** `小满 · 生病` */
  whose: string
  words: QueueWords
  /** `08:02`: the network went, this is what was known then. */
  storedAt: string | undefined
}

/** The day at the clinic: the number to say at the desk, the place in the line, and the lamp when it is their turn. */
export function QueuePanel({ number, whose, words, storedAt }: QueuePanelProps) {
  const { headline, line, isTurn } = words
  return (
    <HeroPanel
      label="今天的号"
      foot={
        <View className="stack stack--3">
          {isTurn && (
            <View className="queue-panel__turn" {...spoken({ role: 'alert', live: 'polite' })}>
              <Icon name="bell" />
              <Text className="queue-panel__turn-words">{headline}</Text>
            </View>
          )}
          {readAloud && (
            <Button
              kind="tonal"
              size="medium"
              icon="sound"
              label="念给我听"
              onTap={() => readAloud?.(`${whose}，${number}号。${headline}。${line}`)}
            />
          )}
        </View>
      }
    >
      <Text className="t-sub">{whose}</Text>
      <View className="line line--base">
        <Text className="t-hero">{number}</Text>
        <Text className="t-h2">号</Text>
      </View>
      {!isTurn && (
        <View className="t-h2" {...spoken({ role: 'status', live: 'polite' })}>
          {headline}
        </View>
      )}
      <View className="t-sub mt1">{storedAt === undefined ? line : `${storedAt} 时：${line}`}</View>
    </HeroPanel>
  )
}
