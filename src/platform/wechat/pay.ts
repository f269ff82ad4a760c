import Taro from '@tarojs/taro'
import { fen, formatYuan } from '#domain/kernel/fen'
import type { PayOrder, PayOutcome } from './pay-outcome'

/** A browser has no cashier of WeChat's; in the demonstration it asks, and no real money moves. */
export async function pay({ request, amountFen, payerUrl }: PayOrder): Promise<PayOutcome> {
  if (payerUrl === null) return 'impossible'
  const { confirm } = await Taro.showModal({
    title: '示例付款',
    content: `这里是演示，没有微信，付的不是真钱。付 ${formatYuan(fen(amountFen))}？`,
    confirmText: '付款',
    cancelText: '不付',
  })
  if (!confirm) return 'cancelled'
  try {
    const answer = await fetch(payerUrl, {
      method: 'POST',
      body: JSON.stringify({ prepayId: request.package.replace('prepay_id=', '') }),
    })
    const { errMsg } = (await answer.json()) as { errMsg?: string }
    return errMsg === 'requestPayment:ok' ? 'agreed' : 'failed'
  } catch {
    return 'failed'
  }
}
