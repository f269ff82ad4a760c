import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { RANGE_MARK_WORDS_ZH } from '#domain/report/report-result'
import type { TrendSeries } from '#domain/report/trend'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { useElderMode } from '../../../theme/elder-mode'
import { trendPicture } from './trend-picture'
import './trend-card.scss'

export interface TrendCardProps {
  series: TrendSeries
  today: LocalDate
}

/** In a browser the picture inside would have to say it once more. */
const SAID_ABOVE = { alt: '' }

/** One value over time: drawn, and the same in a table for whoever cannot see it. */
export function TrendCard({ series, today }: TrendCardProps) {
  const { elder } = useElderMode()
  const { name, unit, points } = series
  const picture = useMemo(() => trendPicture({ points }, elder ? 1.4 : 1), [points, elder])
  return (
    <Card>
      <Text className="t-strong">{unit ? `${name}（${unit}）` : name}</Text>
      <View {...spoken({ role: 'img', label: `${name}的变化，${points.length} 次，数值在下面的表里` })}>
        <Image className="trend-card__picture" src={picture} mode="aspectFit" nativeProps={SAID_ABOVE} />
      </View>
      <View {...spoken({ role: 'list', label: `${name}每次的数值` })}>
        {[...points].reverse().map(({ reportId, on, value, mark }) => (
          <View key={`${reportId} ${on}`} className="trend-card__row" {...spoken({ role: 'listitem' })}>
            <Text className="t-sub t-digits">{dateInWords(on, today)}</Text>
            <Text className="t-strong t-digits">
              {value} {unit}
            </Text>
            <Text className={mark === 'low' || mark === 'high' ? 't-cap t-wait' : 't-cap'}>
              {mark ? RANGE_MARK_WORDS_ZH[mark] : '报告上没有参考范围'}
            </Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
