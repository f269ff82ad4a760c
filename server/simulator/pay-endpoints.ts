import { createHash, verify } from 'node:crypto'
import * as z from 'zod/mini'
import { isLocalDate, toIsoShanghai } from '#domain/kernel/time'
import { parseJson, type SimulatedAnswer, type SimulatedRequest } from './endpoint'
import { billText } from './pay-bill'
import type { PayDesk, RefundState, SimulatedOrder, SimulatedRefund } from './pay-desk'
import type { SimulatedMerchant } from './pay-merchant'
import { type PayNotices, signatureHeaders } from './pay-notices'

const MAX_CLOCK_DIFFERENCE_SECONDS = 300
const number = z.string().check(z.regex(/^[\w*-]{6,64}$/))
const fen = z.int().check(z.gte(1), z.lte(10_000_000_000))

const jsapiRequest = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().check(z.minLength(1), z.maxLength(127)),
  out_trade_no: number,
  time_expire: z.iso.datetime({ offset: true }),
  notify_url: z.url(),
  amount: z.object({ total: fen, currency: z.optional(z.literal('CNY')) }),
  payer: z.object({ openid: z.string().check(z.minLength(1)) }),
})
const refundRequest = z.object({
  out_trade_no: number,
  out_refund_no: number,
  notify_url: z.optional(z.url()),
  amount: z.object({ refund: fen, total: fen, currency: z.literal('CNY') }),
})

export interface PayServer {
  readonly merchant: SimulatedMerchant
  readonly desk: PayDesk
  readonly notices: PayNotices
  /** How the next refunds end; without one they succeed at once. */
  readonly refundEnds: RefundState[]
}

/** WeChat Pay's API v3 as its documentation describes it: signed requests in, signed answers out. */
export function payEndpoints(
  server: PayServer,
  now: () => Date,
  ownUrl: () => string,
): (request: SimulatedRequest) => SimulatedAnswer {
  const bills = new Map<string, string>()

  return (request) => {
    const answer = isSigned(server.merchant, request) ? route(request) : refusal(401, 'SIGN_ERROR')
    // Signed by the clock on the wall: those who read it know no other.
    const { platformPrivateKey, platformKeyId } = server.merchant
    return {
      ...answer,
      headers: signatureHeaders(answer.text, Date.now(), platformPrivateKey, platformKeyId),
    }
  }

  function route({ method, path, query, body }: SimulatedRequest): SimulatedAnswer {
    const order = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)(\/close)?$/.exec(path)
    const refund = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(path)
    if (method === 'POST' && path === '/v3/pay/transactions/jsapi') return prepay(parseJson(body))
    if (method === 'GET' && order?.[1] && !order[2]) return tellOrder(order[1])
    if (method === 'POST' && order?.[1] && order[2]) return closeOrder(order[1])
    if (method === 'POST' && path === '/v3/refund/domestic/refunds') return giveBack(parseJson(body))
    if (method === 'GET' && refund?.[1]) return tellRefund(refund[1])
    if (method === 'GET' && path === '/v3/bill/tradebill') return makeBill(query.get('bill_date') ?? '')
    if (method === 'GET' && path === '/v3/billdownload/file') return handBill(query.get('token') ?? '')
    return refusal(404, 'RESOURCE_NOT_EXISTS')
  }

  function prepay(body: unknown): SimulatedAnswer {
    const read = jsapiRequest.safeParse(body).data
    if (!read) return refusal(400, 'PARAM_ERROR')
    const { appId, merchantId } = server.merchant
    if (read.appid !== appId || read.mchid !== merchantId) return refusal(400, 'APPID_MCHID_NOT_MATCH')
    const known = server.desk.orders.get(read.out_trade_no)
    if (known && !isSame(known, read)) return refusal(403, 'OUT_TRADE_NO_USED')
    if (known?.state === 'CLOSED') return refusal(400, 'ORDER_CLOSED')
    if (known && known.state !== 'NOTPAY') return refusal(400, 'ORDERPAID')
    const { prepayId } =
      known ??
      server.desk.openOrder({
        outTradeNo: read.out_trade_no,
        openid: read.payer.openid,
        totalFen: read.amount.total,
        description: read.description,
        notifyUrl: read.notify_url,
        expiresAt: new Date(read.time_expire),
      })
    return signed({ prepay_id: prepayId })
  }

  function tellOrder(outTradeNo: string): SimulatedAnswer {
    const order = server.desk.orders.get(outTradeNo)
    return order ? signed(transactionOf(server.merchant, order, 0)) : refusal(404, 'ORDER_NOT_EXIST')
  }

  function closeOrder(outTradeNo: string): SimulatedAnswer {
    const order = server.desk.orders.get(outTradeNo)
    if (!order) return refusal(404, 'ORDER_NOT_EXIST')
    if (order.state === 'SUCCESS' || order.state === 'REFUND') return refusal(400, 'ORDERPAID')
    order.state = 'CLOSED'
    return { status: 204, contentType: 'application/json', text: '' }
  }

  function giveBack(body: unknown): SimulatedAnswer {
    const read = refundRequest.safeParse(body).data
    const order = read && server.desk.orders.get(read.out_trade_no)
    if (!read) return refusal(400, 'PARAM_ERROR')
    const known = server.desk.refunds.get(read.out_refund_no)
    if (known) return signed(refundBody(known))
    if (!order || order.charges.length === 0) return refusal(404, 'RESOURCE_NOT_EXISTS')
    const before = [...server.desk.refunds.values()].filter((each) => each.outTradeNo === order.outTradeNo)
    const backFen = before.reduce((sum, each) => sum + each.refundFen, read.amount.refund)
    if (read.amount.total !== order.totalFen || backFen > order.totalFen)
      return refusal(400, 'INVALID_REQUEST')
    const refund = server.desk.openRefund({
      outRefundNo: read.out_refund_no,
      outTradeNo: read.out_trade_no,
      refundFen: read.amount.refund,
      totalFen: read.amount.total,
      notifyUrl: read.notify_url,
    })
    const answer = signed(refundBody(refund))
    endRefund(server, refund, server.refundEnds.shift() ?? 'SUCCESS', now())
    return answer
  }

  function tellRefund(outRefundNo: string): SimulatedAnswer {
    const refund = server.desk.refunds.get(outRefundNo)
    return refund ? signed(refundBody(refund)) : refusal(404, 'RESOURCE_NOT_EXISTS')
  }

  function makeBill(day: string): SimulatedAnswer {
    if (!isLocalDate(day)) return refusal(400, 'PARAM_ERROR')
    const text = billText(server, day)
    if (text === null) return refusal(400, 'NO_STATEMENT_EXIST')
    const hash = createHash('sha1').update(text).digest('hex')
    bills.set(hash, text)
    const address = `${ownUrl()}/v3/billdownload/file?token=${hash}`
    return signed({ hash_type: 'SHA1', hash_value: hash, download_url: address })
  }

  function handBill(token: string): SimulatedAnswer {
    const text = bills.get(token)
    return text === undefined
      ? refusal(404, 'RESOURCE_NOT_EXISTS')
      : { status: 200, contentType: 'text/plain; charset=utf-8', text }
  }
}

/** The payer agrees on their phone. False when the order takes no money any more. */
export function payOrder(server: PayServer, order: SimulatedOrder, times = 1): boolean {
  if (!server.desk.charge(order, times)) return false
  for (const [index] of order.charges.entries()) {
    const resource = transactionOf(server.merchant, order, index)
    server.notices.send({ url: order.notifyUrl, event: 'TRANSACTION.SUCCESS', resource })
  }
  return true
}

/** Money arrives back, or cannot. */
export function endRefund(server: PayServer, refund: SimulatedRefund, status: RefundState, now: Date): void {
  refund.status = status
  if (status === 'PROCESSING') return
  refund.endedAt = now
  if (!refund.notifyUrl) return
  const { status: refundStatus, create_time: _, ...rest } = refundBody(refund)
  const resource = { mchid: server.merchant.merchantId, ...rest, refund_status: refundStatus }
  server.notices.send({ url: refund.notifyUrl, event: `REFUND.${status}`, resource })
}

function transactionOf({ appId, merchantId }: SimulatedMerchant, order: SimulatedOrder, index: number) {
  const charge = order.charges[index]
  return {
    appid: appId,
    mchid: merchantId,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: order.state,
    ...(charge && {
      transaction_id: charge.transactionId,
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      success_time: toIsoShanghai(charge.at),
      amount: { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' },
    }),
    payer: { openid: order.openid },
  }
}

function refundBody(refund: SimulatedRefund) {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    out_trade_no: refund.outTradeNo,
    user_received_account: '支付用户零钱',
    create_time: toIsoShanghai(refund.createdAt),
    status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.endedAt && { success_time: toIsoShanghai(refund.endedAt) }),
    amount: { total: refund.totalFen, refund: refund.refundFen, payer_refund: refund.refundFen },
  }
}

function isSigned(
  merchant: SimulatedMerchant,
  { method, pathAndQuery, headers, body }: SimulatedRequest,
): boolean {
  const given = Object.fromEntries(
    [...(headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value ?? '',
    ]),
  )
  const ageSeconds = Math.abs(Date.now() / 1000 - Number(given.timestamp))
  if (given.mchid !== merchant.merchantId || given.serial_no !== merchant.serial) return false
  if (!(ageSeconds <= MAX_CLOCK_DIFFERENCE_SECONDS)) return false
  const message = `${method}\n${pathAndQuery}\n${given.timestamp}\n${given.nonce_str}\n${body}\n`
  return verify(
    'RSA-SHA256',
    Buffer.from(message),
    merchant.merchantKey,
    Buffer.from(given.signature ?? '', 'base64'),
  )
}

function isSame(known: SimulatedOrder, read: z.infer<typeof jsapiRequest>): boolean {
  return known.totalFen === read.amount.total && known.openid === read.payer.openid
}

function signed(body: object): SimulatedAnswer {
  return { status: 200, contentType: 'application/json; charset=utf-8', text: JSON.stringify(body) }
}

export function refusal(status: number, code: string): SimulatedAnswer {
  const text = JSON.stringify({ code, message: code })
  return { status, contentType: 'application/json; charset=utf-8', text }
}
