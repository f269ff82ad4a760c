import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { PaymentStatus } from '#domain/payment/payment-status'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'

export interface GiveUpPaymentProps {
  id: string
  /** What became of it: closed, or paid while somebody was at this. */
  onGivenUp: (status: PaymentStatus) => void
}

/**
 * 不付了: an order that was opened keeps the other guardian from paying until it ends (journeys E4 5). The first tap says
 * what follows, the second does it.
 */
export function GiveUpPayment({ id, onGivenUp }: GiveUpPaymentProps) {
  const [asked, setAsked] = useState(false)
  const closing = useWrite(client.payment.close.mutate)
  if (!asked) {
    return (
      <View className="inset">
        <Link label="不付了" onTap={() => setAsked(true)} />
      </View>
    )
  }
  const giveUp = () => closing.mutate({ id }, { onSuccess: ({ status }) => onGivenUp(status) })
  return (
    <Card label="不付了">
      <View className="stack stack--2">
        <Text className="t-body">
          关掉这笔付款，不扣钱。要付的还在，你或者家里另一位都可以重新付。刚才要是已经付成了，就照付好的算。
        </Text>
        {closing.error && (
          <Note tone="bad" announced>
            {failureSentence(closing.error)}
          </Note>
        )}
        <Button kind="secondary" size="medium" label="关掉这笔付款" busy={closing.isPending} onTap={giveUp} />
        {!closing.isPending && (
          <Button kind="quiet" size="medium" label="先留着" onTap={() => setAsked(false)} />
        )}
      </View>
    </Card>
  )
}
