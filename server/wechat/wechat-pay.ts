import { createHash, randomBytes } from 'node:crypto'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { RefundNews } from '#domain/payment/refund-status'
import type { Log } from '../platform/log'
import {
  PAYMENT_NOTICE_PATH,
  type PaymentRequest,
  REFUND_NOTICE_PATH,
  type WechatPay,
} from '../platform/outside/wechat-pay'
import { readRefund, readTransaction } from './pay-answers'
import { readBill } from './pay-bill'
import { callPay, createPayClient, type PayAnswer, type PayRequest, type PaySettings } from './pay-call'
import { readNotice } from './pay-notice'

const prepaid = z.looseObject({ prepay_id: z.string().check(z.minLength(1), z.maxLength(64)) })
const billTold = z.looseObject({
  download_url: z.url(),
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
})

/** WeChat Pay's API v3 for payments in a mini-program (JSAPI). */
export function createWechatPay(settings: PaySettings, now: () => Date, log: Log): WechatPay {
  const client = createPayClient(settings)
  const { appId, merchantId, notifyOrigin } = settings
  const call = (request: PayRequest): Promise<PayAnswer> => callPay(client, log, request)
  const orderPath = (outTradeNo: string) => `/v3/pay/transactions/out-trade-no/${outTradeNo}`

  return {
    async order({ outTradeNo, description, amountFen, openid, expiresAt }) {
      const answer = await call({
        method: 'POST',
        path: '/v3/pay/transactions/jsapi',
        body: {
          appid: appId,
          mchid: merchantId,
          description,
          out_trade_no: outTradeNo,
          time_expire: toIsoShanghai(expiresAt),
          notify_url: `${notifyOrigin()}${PAYMENT_NOTICE_PATH}`,
          amount: { total: amountFen, currency: 'CNY' },
          payer: { openid },
        },
      })
      const read = answer.kind === 'done' ? prepaid.safeParse(answer.body).data : undefined
      if (!read) throw new DomainError('payment_unavailable')
      return read.prepay_id
    },

    payerUrl: settings.payerUrl ?? null,

    requestFor: (prepayId) => signRequest(settings, prepayId, now()),

    async tradeOf(outTradeNo) {
      const query = { mchid: merchantId }
      const answer = await call({ method: 'GET', path: orderPath(outTradeNo), query })
      if (answer.kind === 'refused' && answer.code === 'ORDER_NOT_EXIST') return { state: 'absent' }
      const read = answer.kind === 'done' ? readTransaction(answer.body, settings) : null
      if (answer.kind === 'done' && (typeof read !== 'object' || read?.outTradeNo !== outTradeNo))
        log.error({ outTradeNo }, 'WeChat Pay told of an order otherwise than documented')
      return typeof read === 'object' && read?.outTradeNo === outTradeNo ? read.trade : null
    },

    async close(outTradeNo) {
      const body = { mchid: merchantId }
      const answer = await call({ method: 'POST', path: `${orderPath(outTradeNo)}/close`, body })
      return answer.kind === 'done'
    },

    async refund({ outTradeNo, outRefundNo, amountFen, totalFen }) {
      const answer = await call({
        method: 'POST',
        path: '/v3/refund/domestic/refunds',
        body: {
          out_trade_no: outTradeNo,
          out_refund_no: outRefundNo,
          notify_url: `${notifyOrigin()}${REFUND_NOTICE_PATH}`,
          amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
        },
      })
      return refundIn(answer, outRefundNo)
    },

    async refundOf(outRefundNo) {
      const answer = await call({ method: 'GET', path: `/v3/refund/domestic/refunds/${outRefundNo}` })
      if (answer.kind === 'refused' && answer.code === 'RESOURCE_NOT_EXISTS') return { state: 'absent' }
      return refundIn(answer, outRefundNo)
    },

    readNotice: (headers, body) => readNotice(settings, headers, body, now()),

    async billOf(day) {
      const query = { bill_date: day, bill_type: 'ALL' }
      const answer = await call({ method: 'GET', path: '/v3/bill/tradebill', query })
      // A day without any trade has no bill.
      if (answer.kind === 'refused' && answer.code === 'NO_STATEMENT_EXIST') return []
      const told = answer.kind === 'done' ? billTold.safeParse(answer.body).data : undefined
      // The address comes in an answer: nobody is led elsewhere by it.
      if (!told || new URL(told.download_url).origin !== new URL(settings.baseUrl).origin) return null
      const { pathname, searchParams } = new URL(told.download_url)
      const file = await call({
        method: 'GET',
        path: pathname,
        query: Object.fromEntries(searchParams),
        isFile: true,
      })
      if (file.kind !== 'done' || !Buffer.isBuffer(file.body)) return null
      // The file itself bears no signature; its digest stood in an answer that did.
      const digest = createHash('sha1').update(file.body).digest('hex')
      if (digest === told.hash_value) return readBill(file.body.toString('utf8'))
      log.error({ day }, "the digest of WeChat Pay's bill is another")
      return null
    },
  }

  function refundIn(answer: PayAnswer, outRefundNo: string): RefundNews | null {
    if (answer.kind !== 'done') return null
    const read = readRefund(answer.body)
    if (!read) log.error({ outRefundNo }, 'WeChat Pay told of a refund otherwise than documented')
    return read
  }
}

function signRequest({ appId, privateKey }: PaySettings, prepayId: string, now: Date): PaymentRequest {
  const timeStamp = String(Math.floor(now.getTime() / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const packageText = `prepay_id=${prepayId}`
  const message = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, packageText)
  const paySign = Rsa.sign(message, privateKey)
  return { timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign }
}
