import { View } from '@tarojs/components'
import { fen, formatYuan } from '#domain/kernel/fen'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { GiveUpPayment } from './give-up-payment'
import { PaymentResult } from './payment-result'
import { usePay } from './use-pay'

export interface PayFeeProps {
  /** `挂号费`: what is paid for. */
  name: string
  purpose: PaymentPurpose
  subjectId: string
  amountFen: number
  /** What follows from paying, or from not paying, in a sentence. */
  children: string
  onChanged: () => void
}

/** A card with what is owed for one thing and the way to pay it; afterwards what became of it. */
export function PayFee({ name, purpose, subjectId, amountFen, children, onChanged }: PayFeeProps) {
  const paying = usePay({ purpose, subjectId }, onChanged)
  if (paying.payment) return <PaymentResult payment={paying.payment} />
  return (
    <>
      <Card>
        <View className="t-body">{children}</View>
        {paying.problem && (
          <View className="mt2">
            <Note tone="wait">{paying.problem}</Note>
          </View>
        )}
        <View className="mt3">
          <Button
            label={`支付${name} ${formatYuan(fen(amountFen))}`}
            kind="tonal"
            size="medium"
            busy={paying.busy}
            onTap={paying.pay}
          />
        </View>
      </Card>
      {paying.openId && <GiveUpPayment key={paying.openId} id={paying.openId} onGivenUp={paying.onGivenUp} />}
    </>
  )
}
