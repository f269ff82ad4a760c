import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { PayDesk } from './pay-desk'
import type { SimulatedMerchant } from './pay-merchant'

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'

/** A day's bill of everything (bill_type ALL), as it is downloaded; null when there is nothing to bill. */
export function billText(
  { merchant, desk }: { readonly merchant: SimulatedMerchant; readonly desk: PayDesk },
  day: LocalDate,
): string | null {
  const start = (at: Date) => [
    toIsoShanghai(at).slice(0, 19).replace('T', ' '),
    merchant.appId,
    merchant.merchantId,
  ]
  const payments = [...desk.orders.values()].flatMap((order) =>
    order.charges
      .filter(({ at }) => localDateOf(at) === day)
      .map(({ transactionId, at }) => {
        const paid = yuan(order.totalFen)
        const who = [
          '0',
          '',
          transactionId,
          order.outTradeNo,
          order.openid,
          'JSAPI',
          'SUCCESS',
          'OTHERS',
          'CNY',
        ]
        const refund = ['0', '0', '0.00', '0.00', '', '']
        return [
          ...start(at),
          ...who,
          paid,
          '0.00',
          ...refund,
          order.description,
          '',
          '0.00',
          '0.60%',
          paid,
          '0.00',
          '',
        ]
      }),
  )
  const refunds = [...desk.refunds.values()]
    .filter(({ createdAt }) => localDateOf(createdAt) === day)
    .map((refund) => {
      const back = yuan(refund.refundFen)
      const who = ['0', '', '', refund.outTradeNo, '', 'JSAPI', 'REFUND', 'OTHERS', 'CNY', '0.00', '0.00']
      const how = [refund.refundId, refund.outRefundNo, back, '0.00', 'ORIGINAL', refund.status]
      return [...start(refund.createdAt), ...who, ...how, '', '', '0.00', '0.60%', '0.00', back, '']
    })
  const rows = [...payments, ...refunds]
  if (rows.length === 0) return null
  const lines = rows.map((cells) => `\`${cells.join(',`')}`)
  return `\uFEFF${[HEAD, ...lines, '总交易单数,应结订单总金额', `\`${rows.length},\`0.00`].join('\r\n')}\r\n`
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
