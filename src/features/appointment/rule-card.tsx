import { Text, View } from '@tarojs/components'
import { bookingRule, DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/card'

/** The rules of booking in the family's words, from the same table the server decides by. */
export function RuleCard({ today }: { today: LocalDate }) {
  const rule = <Code extends 'BK-02' | 'BK-03' | 'BK-07' | 'BK-13'>(code: Code) =>
    bookingRule(DEFAULT_BOOKING_RULES, '*', code, today)
  const { communityDays, hospitalDays } = rule('BK-02')
  const { perDay, open } = rule('BK-07')
  const lines = [
    `社区提前 ${communityDays} 天、医院提前 ${hospitalDays} 天，每天 ${rule('BK-03').releaseAt} 放号。`,
    `锁定以后给你留 ${rule('BK-13').holdMinutes} 分钟。`,
    `一个人一天最多 ${perDay} 个号，手上最多 ${open} 个没看的号。`,
    '前一天 24:00 前取消不算爽约，当天取消记半次。',
  ]
  return (
    <Card>
      <Text className="t-strong">约号的规矩</Text>
      <View className="stack mt2 t-sub">
        {lines.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </View>
    </Card>
  )
}
