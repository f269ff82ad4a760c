import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { CheckRow } from '../../components/field/check-row'
import './key-facts-card.scss'
import type { Quote } from './use-coverages'

const COUNTED = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九'] as const

export interface KeyFactsCardProps {
  facts: Quote['keyFacts']['facts']
  ticked: readonly string[]
  onTick: (code: string, isTicked: boolean) => void
}

/** What has to be known before anybody pays: each tapped by itself, none ticked beforehand. */
export function KeyFactsCard({ facts, ticked, onTick }: KeyFactsCardProps) {
  return (
    <Card flush label="参加前要知道的">
      <View className="key-facts__head">
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          {`参加前，请知道这${COUNTED[facts.length] ?? facts.length}件事`}
        </Text>
        <View className="t-sub">一条一条点，我们不替你打勾</View>
      </View>
      {facts.map(({ code, text }) => (
        <CheckRow
          key={code}
          title={text}
          checked={ticked.includes(code)}
          onChange={(isTicked) => onTick(code, isTicked)}
        />
      ))}
    </Card>
  )
}
