import * as z from 'zod/mini'
import { type Endpoints, json, parseJson } from './endpoint'
import { endRefund, type PayServer, payOrder } from './pay-endpoints'
import { NOTICE_FAULTS } from './pay-notices'

export const PAYER_PATH = '/simulator/pay/agree'

const agreeRequest = z.object({
  prepayId: z.string(),
  /** WeChat would never do it: an order that is charged twice. */
  times: z._default(z.int().check(z.gte(1), z.lte(2)), 1),
})
const noticeFaultRequest = z.object({
  fault: z.enum(NOTICE_FAULTS),
  times: z._default(z.int().check(z.gte(1), z.lte(100)), 1),
})
const endRefundRequest = z.object({
  outRefundNo: z.string(),
  status: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']),
})
const refundEndRequest = z.object({
  status: z.enum(['SUCCESS', 'PROCESSING', 'ABNORMAL', 'CLOSED']),
})

/** The payer's half of WeChat Pay, for phones without WeChat, and what is to go wrong with its notices. */
export function payerEndpoints(pay: PayServer, now: () => Date): Endpoints {
  const refused = json({ message: 'not a request that the simulator knows' }, 400)
  return {
    /** `wx.requestPayment`, and the payer agrees. */
    [`POST ${PAYER_PATH}`]: ({ body }) => {
      const read = agreeRequest.safeParse(parseJson(body)).data
      const order = read && pay.desk.orderOf(read.prepayId)
      if (!read || !order) return refused
      const isPaid = payOrder(pay, order, read.times)
      return json({ errMsg: isPaid ? 'requestPayment:ok' : 'requestPayment:fail order is over' })
    },

    'POST /simulator/pay/notice-fault': ({ body }) => {
      const read = noticeFaultRequest.safeParse(parseJson(body)).data
      if (!read) return refused
      pay.notices.plan(read.fault, read.times)
      return json({ planned: read.times })
    },

    /** How the next refund ends. */
    'POST /simulator/pay/refund-end': ({ body }) => {
      const read = refundEndRequest.safeParse(parseJson(body)).data
      if (!read) return refused
      pay.refundEnds.push(read.status)
      return json({ planned: 1 })
    },

    'POST /simulator/pay/end-refund': ({ body }) => {
      const read = endRefundRequest.safeParse(parseJson(body)).data
      const refund = read && pay.desk.refunds.get(read.outRefundNo)
      if (!read || !refund) return refused
      endRefund(pay, refund, read.status, now())
      return json({ status: refund.status })
    },
  }
}
