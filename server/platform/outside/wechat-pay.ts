import type { IncomingHttpHeaders } from 'node:http'
import type { Fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { BillLine } from '#domain/payment/compare-bill'
import type { RefundNews } from '#domain/payment/refund-status'
import type { Trade } from '#domain/payment/trade'

/** Where WeChat tells what happened, on this server. */
export const PAYMENT_NOTICE_PATH = '/wechat/pay/notify'
export const REFUND_NOTICE_PATH = '/wechat/refund/notify'

export interface PaymentOrder {
  /** Our number of it, 32 signs. */
  readonly outTradeNo: string
  readonly description: string
  readonly amountFen: Fen
  /** Who pays, as the mini-program knows them. */
  readonly openid: string
  readonly expiresAt: Date
}

/** What `wx.requestPayment` takes, word for word. */
export interface PaymentRequest {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'RSA'
  readonly paySign: string
}

export interface RefundOrder {
  readonly outTradeNo: string
  readonly outRefundNo: string
  readonly amountFen: Fen
  /** Of the whole payment. */
  readonly totalFen: Fen
}

/** What WeChat told us unasked, proved to be its own and meant for this merchant. */
export type PayNotice = {
  /** WeChat's number of the notice: the same when it is sent again. */
  readonly id: string
  /** `TRANSACTION.SUCCESS`, `REFUND.ABNORMAL` … */
  readonly event: string
  readonly outTradeNo: string
} & (
  | { readonly kind: 'payment'; readonly trade: Trade }
  | { readonly kind: 'refund'; readonly outRefundNo: string; readonly news: RefundNews }
)

/** Why a notice is not believed. */
export type NoticeDoubt = 'headers' | 'too-old' | 'serial' | 'signature' | 'unreadable' | 'other-merchant'

/**
 * WeChat Pay. What is null had no answer that could be believed: it may have happened, and is asked for later. None of
 * them throws for an answer of WeChat's, but `order`.
 */
export interface WechatPay {
  /** @returns the number with which the phone asks for the money, good for two hours. @throws payment_unavailable */
  readonly order: (order: PaymentOrder) => Promise<string>
  readonly requestFor: (prepayId: string) => PaymentRequest
  /** Where a phone without WeChat agrees; only the simulator has such a place. */
  readonly payerUrl: string | null
  readonly tradeOf: (outTradeNo: string) => Promise<Trade | null>
  /** True once WeChat takes no money for it; false when it was paid meanwhile, or nobody knows. */
  readonly close: (outTradeNo: string) => Promise<boolean>
  /** Asked again under one number it is the same refund. */
  readonly refund: (refund: RefundOrder) => Promise<RefundNews | null>
  readonly refundOf: (outRefundNo: string) => Promise<RefundNews | null>
  readonly readNotice: (headers: IncomingHttpHeaders, body: string) => PayNotice | NoticeDoubt
  /** Every payment and refund of a day that is over; from about ten in the morning of the next. */
  readonly billOf: (day: LocalDate) => Promise<readonly BillLine[] | null>
}
