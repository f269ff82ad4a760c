import * as z from 'zod/mini'
import { fen } from '#domain/kernel/fen'
import type { RefundNews } from '#domain/payment/refund-status'
import { stateOfTrade, TRADE_STATES, type Trade } from '#domain/payment/trade'

const instant = z.iso.datetime({ offset: true })
const amountFen = z.int().check(z.gte(0), z.lte(100_000_000_000))

/** A transaction as query and notice tell of it, as far as we read it. */
const transaction = z.looseObject({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.enum(TRADE_STATES),
  transaction_id: z.optional(z.string()),
  success_time: z.optional(instant),
  amount: z.optional(z.looseObject({ total: amountFen, currency: z.optional(z.string()) })),
})

const REFUND_STATES = {
  SUCCESS: 'succeeded',
  PROCESSING: 'processing',
  ABNORMAL: 'abnormal',
  CLOSED: 'closed',
} as const
const refundState = z.enum(['SUCCESS', 'PROCESSING', 'ABNORMAL', 'CLOSED'])

const refund = z.looseObject({
  refund_id: z.string(),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  status: refundState,
  create_time: instant,
  success_time: z.optional(instant),
  amount: z.looseObject({ refund: amountFen }),
})

/** A notice says `refund_status`, has no time of creation, and names the merchant. */
const refundNotice = z.looseObject({
  mchid: z.string(),
  refund_id: z.string(),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  refund_status: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']),
  success_time: z.optional(instant),
  amount: z.looseObject({ refund: amountFen }),
})

interface Merchant {
  readonly appId: string
  readonly merchantId: string
}

/** Null when it is not what the documentation promises; `other-merchant` when it is not ours. */
export function readTransaction(
  body: unknown,
  { appId, merchantId }: Merchant,
): { outTradeNo: string; trade: Trade } | 'other-merchant' | null {
  const read = transaction.safeParse(body).data
  if (!read) return null
  if (read.mchid !== merchantId || read.appid !== appId) return 'other-merchant'
  const state = stateOfTrade(read.trade_state)
  const outTradeNo = read.out_trade_no
  if (state !== 'taken') return { outTradeNo, trade: { state } }
  const { transaction_id: transactionId, success_time: at, amount } = read
  if (!transactionId || !at || !amount || (amount.currency ?? 'CNY') !== 'CNY') return null
  return { outTradeNo, trade: { state, transactionId, amountFen: fen(amount.total), at: new Date(at) } }
}

export function readRefund(body: unknown): RefundNews | null {
  const read = refund.safeParse(body).data
  if (!read) return null
  return {
    state: REFUND_STATES[read.status],
    refundId: read.refund_id,
    amountFen: fen(read.amount.refund),
    at: new Date(read.success_time ?? read.create_time),
    takenOnAt: new Date(read.create_time),
  }
}

/** `sentAt` stands for a time that the notice need not have. */
export function readRefundNotice(
  body: unknown,
  { merchantId }: Merchant,
  sentAt: Date,
): { outTradeNo: string; outRefundNo: string; news: RefundNews } | 'other-merchant' | null {
  const read = refundNotice.safeParse(body).data
  if (!read) return null
  if (read.mchid !== merchantId) return 'other-merchant'
  return {
    outTradeNo: read.out_trade_no,
    outRefundNo: read.out_refund_no,
    news: {
      state: REFUND_STATES[read.refund_status],
      refundId: read.refund_id,
      amountFen: fen(read.amount.refund),
      at: read.success_time ? new Date(read.success_time) : sentAt,
    },
  }
}
