import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { Icon } from '../../../components/picture/icon'
import type { WhyRefused as Why } from './slots-of-day'

export interface WhyRefusedProps {
  reasons: readonly Why[]
  /** A refusal as a sentence: src/api knows the words. */
  sentenceOf: (refusal: Why['refusal']) => string
}

/** How many times are named before 等: the sentence matters more than the list. */
const TIMES_NAMED = 3

/** The end of the list: why some of these times cannot be had. */
export function WhyRefused({ reasons, sentenceOf }: WhyRefusedProps) {
  if (reasons.length === 0) return null
  return (
    <Card>
      <Text className="t-strong" {...spoken({ role: 'heading', level: 2 })}>
        为什么有的约不了
      </Text>
      <View className="stack stack--2 mt2">
        {reasons.map(({ times, refusal }) => (
          <View key={refusal.code} className="line line--top t-sub">
            <Icon name={'opensAt' in refusal.facts ? 'clock' : 'lock'} size="s" />
            <Text className="grow">
              <Text className="t-strong">
                {times.slice(0, TIMES_NAMED).join('、')}
                {times.length > TIMES_NAMED ? ` 等 ${times.length} 个` : ''}
              </Text>{' '}
              {sentenceOf(refusal)}
            </Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
