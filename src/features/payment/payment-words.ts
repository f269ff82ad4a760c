import { fen, formatYuan } from '#domain/kernel/fen'
import type { PaymentStatus } from '#domain/payment/payment-status'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { client } from '../../api/client'
import type { PayOutcome } from '../../platform/wechat/pay-outcome'

/** A payment as the server answers it. */
export type Payment = Awaited<ReturnType<typeof client.payment.get.query>>

export const CLOSED_ZH = '这笔付款关掉了，没有扣钱。要付的话，你或者家里另一位再点一次支付。'

/** What is said after the cashier has closed; null when it is paid. */
export function afterCashier(outcome: PayOutcome, status: PaymentStatus): string | null {
  if (status === 'closed') return CLOSED_ZH
  if (status !== 'pending') return null
  switch (outcome) {
    case 'agreed':
      return '微信还没告诉我们付好没有，不用再付一次。过几分钟回来看看。'
    case 'cancelled':
      return '没有付，也没有扣钱。想付的时候再点一次。'
    case 'failed':
      return '微信那边没付成，没有扣钱。看看零钱或银行卡，再付一次。'
    case 'impossible':
      return '这里付不了。请在微信里打开小程序再付。'
  }
}

interface StatusWords {
  readonly title: string
  readonly body: string
  readonly tone: 'done' | 'wait' | 'over'
}

/** Where a payment stands, and what follows for whoever paid. */
export function statusInWords({ status, effect, amountFen, refunds }: Payment): StatusWords {
  const amount = formatYuan(fen(amountFen))
  switch (status) {
    case 'pending':
      return { title: '等微信的结果', body: '付好了这里会变，不用再付一次。', tone: 'wait' }
    case 'paid':
      return { title: `付好了 ${amount}`, body: '微信的账单里也能看到。', tone: 'done' }
    case 'refunding':
      return {
        title: '正在退给你',
        body: refunds.some((refund) => refund.status === 'abnormal')
          ? '付款的那张卡收不到了，不是你的问题。工作人员会打电话问你退到哪里。'
          : effect === 'given-back'
            ? '钱到的时候已经不用付了，原路退回，不用你再做什么。'
            : '原路退回，一般当天到，银行卡要几天。',
        tone: 'wait',
      }
    case 'refunded':
      return { title: `${amount} 退到了`, body: '已经原路退回，微信的账单里能看到。', tone: 'over' }
    case 'closed':
      return { title: '没有付', body: '这笔付款关掉了，没有扣钱。', tone: 'over' }
  }
}

/** A word for a list: where the money of a payment is. */
export const STANDING_ZH = {
  pending: '还没付好',
  paid: '付好了',
  refunding: '正在退',
  refunded: '都退到了',
  closed: '没有付',
} as const satisfies Record<PaymentStatus, string>

const REASONS: Readonly<Record<RefundReason, string>> = {
  hesitation: '犹豫期内退出',
  'paid-twice': '已经有人付过',
  gone: '付到时已经不用付',
  cancelled: '预约取消',
  'contract-ended': '签约结束',
  'not-begun': '还没有开始',
  void: '参加无效',
}

/** `¥5.00 · 预约取消 · 退到了` */
export function refundInWords({ amountFen, reason, status }: Payment['refunds'][number]): string {
  const state =
    status === 'succeeded' || status === 'settled-by-hand'
      ? '退到了'
      : status === 'abnormal'
        ? '等工作人员联系你'
        : '正在退'
  return `${formatYuan(fen(amountFen))} · ${REASONS[reason]} · ${state}`
}
