import { Text, View } from '@tarojs/components'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { Icon } from '../../components/picture/icon'
import { type Payment, refundInWords, statusInWords } from './payment-words'

const TAGS = {
  done: { label: '已付', tone: 'ok' },
  wait: { label: '在办', tone: 'wait' },
  over: { label: '办完了', tone: 'mute' },
} as const

/** What became of a payment: its money, and each part of it that goes back. */
export function PaymentResult({ payment }: { payment: Payment }) {
  const { title, body, tone } = statusInWords(payment)
  const tag = TAGS[tone]
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-h2">{title}</Text>
        <Tag label={tag.label} tone={tag.tone} />
      </View>
      <View className="t-body mt2">{body}</View>
      <View className="t-sub mt2">{payment.description}</View>
      {payment.refunds.map((refund) => (
        <View key={refund.id} className="line mt2">
          <Icon name="coin" size="s" />
          <Text className="t-cap">{refundInWords(refund)}</Text>
        </View>
      ))}
    </Card>
  )
}
