import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { figureOf, type GrowthRecord, measureName, pointsOf, UNITS } from './growth-record'
import { levelForStaff, whenAndWho } from './growth-words'

export interface LastMeasuredProps {
  /** Masked name, sex and age. */
  who: string
  record: GrowthRecord
  today: LocalDate
}

/** Who stands on the scale, and what it showed last time. */
export function LastMeasured({ who, record, today }: LastMeasuredProps) {
  const lines = (['weight', 'stature', 'head'] as const).flatMap((measure) => {
    const last = pointsOf(record, measure).at(-1)
    if (!last) return []
    const name = measureName(measure, last.point.statureAs === 'height')
    const level = last.judgement ? `，${levelForStaff(last.judgement)}` : ''
    return [`${name} ${figureOf(last, measure)} ${UNITS[measure]}${level}，${whenAndWho(last.point, today)}`]
  })
  return (
    <Card>
      <View className="stack stack--2">
        <Text className="t-strong">{who}</Text>
        {lines.length === 0 && <Text className="t-sub">以前没有量过。</Text>}
        {lines.map((line) => (
          <Text key={line} className="t-sub t-digits">
            {line}
          </Text>
        ))}
      </View>
    </Card>
  )
}
