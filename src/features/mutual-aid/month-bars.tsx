import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import './month-bars.scss'
import type { FundStanding } from './use-plan'

/** What came in and went out, month by month; the numbers are read aloud, since a picture is not. */
export function MonthBars({ months }: Pick<FundStanding, 'months'>) {
  const most = Math.max(1, ...months.flatMap(({ inFen, outFen }) => [inFen, outFen]))
  const height = (amountFen: number) => `height:${((amountFen * 100) / most).toFixed(1)}%`
  return (
    <Card label={`近 ${months.length} 个月的收支`}>
      <View className="line line--between line--base">
        <Text className="t-h2">{`近 ${months.length} 个月`}</Text>
        <Text className="t-sub">{`最高 ${wanYuan(most)}`}</Text>
      </View>
      <View className="month-bars mt3">
        {months.map(({ month, inFen, outFen }) => (
          <View
            key={month}
            className="month-bars__month"
            {...spoken({
              role: 'img',
              label: `${monthInWords(month)}，收 ${yuanOf(inFen)}，支 ${yuanOf(outFen)}`,
            })}
          >
            <View className="month-bars__bar" style={height(inFen)} />
            <View className="month-bars__bar month-bars__bar--out" style={height(outFen)} />
          </View>
        ))}
      </View>
      <View className="month-bars__names" {...spoken({ hidden: true })}>
        {months.map(({ month }) => (
          <Text key={month} className="month-bars__name t-sub">
            {monthInWords(month)}
          </Text>
        ))}
      </View>
      <View className="line mt2" {...spoken({ hidden: true })}>
        <View className="month-bars__key" />
        <Text className="t-sub">收</Text>
        <View className="month-bars__key month-bars__key--out" />
        <Text className="t-sub">支</Text>
      </View>
    </Card>
  )
}

/** `2026-10` → `10月` */
function monthInWords(month: string): string {
  return `${Number(month.slice(5))}月`
}

function wanYuan(amountFen: number): string {
  return `${(amountFen / 1_000_000).toFixed(1)} 万元`
}
