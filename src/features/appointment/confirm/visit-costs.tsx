import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { cancelTermsOfHold, feeInWords } from '../booked/appointment-words'

export interface VisitCostsProps {
  appointment: { feeFen: number; freeCancelUntil: string }
}

/** The fee as it was when the seat was locked (BK-21), and what cancelling will cost. */
export function VisitCosts({ appointment }: VisitCostsProps) {
  const now = serverNow()
  const paidThere = appointment.feeFen > 0 ? ' · 到院付' : ''
  return (
    <>
      <Card flush>
        <Row
          title="挂号费"
          quiet
          value={
            <Text className="t-strong t-digits">
              {feeInWords(appointment.feeFen)}
              {paidThere}
            </Text>
          }
        />
      </Card>
      <View className="t-cap inset">{cancelTermsOfHold(appointment, now, localDateOf(now))}。</View>
    </>
  )
}
