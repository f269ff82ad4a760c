import { Text, View } from '@tarojs/components'
import { fen, formatYuan, yuanOf } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { openPayment } from './doors'
import { type Payment, refundInWords, STANDING_ZH } from './payment-words'

/** Each payment with its sum, and under it each part of it that went back. */
export function PaymentList({ payments, today }: { payments: readonly Payment[]; today: LocalDate }) {
  return (
    <Card flush label="付过的">
      {payments.map((payment) => (
        <Row
          key={payment.id}
          title={payment.description}
          sub={linesOf(payment, today).join('\n')}
          value={
            <View className="t-digits">
              <Text>{yuanOf(payment.amountFen)}</Text>
            </View>
          }
          onTap={() => openPayment(payment.id)}
          spokenLabel={[
            payment.description,
            formatYuan(fen(payment.amountFen)),
            ...linesOf(payment, today),
          ].join('，')}
        />
      ))}
    </Card>
  )
}

function linesOf({ paidAt, createdAt, status, refunds }: Payment, today: LocalDate): string[] {
  const standing = `${momentInWords(new Date(paidAt ?? createdAt), today)} · ${STANDING_ZH[status]}`
  return [standing, ...refunds.map((refund) => `退 ${refundInWords(refund)}`)]
}
