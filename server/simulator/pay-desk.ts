import { randomBytes } from 'node:crypto'

/** What WeChat knows of an order. */
export interface SimulatedOrder {
  readonly prepayId: string
  readonly outTradeNo: string
  readonly openid: string
  readonly totalFen: number
  readonly description: string
  readonly notifyUrl: string
  readonly expiresAt: Date
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  /** One; two when it was told to charge twice. */
  readonly charges: { transactionId: string; at: Date }[]
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

export interface SimulatedRefund {
  readonly refundId: string
  readonly outRefundNo: string
  readonly outTradeNo: string
  readonly refundFen: number
  readonly totalFen: number
  readonly notifyUrl: string | undefined
  readonly createdAt: Date
  status: RefundState
  endedAt?: Date
}

export interface PayDesk {
  readonly orders: Map<string, SimulatedOrder>
  readonly refunds: Map<string, SimulatedRefund>
  readonly openOrder: (order: Omit<SimulatedOrder, 'prepayId' | 'state' | 'charges'>) => SimulatedOrder
  readonly orderOf: (prepayId: string) => SimulatedOrder | undefined
  /** The payer agrees: their money moves, so many times. False when the order takes none any more. */
  readonly charge: (order: SimulatedOrder, times: number) => boolean
  readonly openRefund: (
    refund: Pick<SimulatedRefund, 'outRefundNo' | 'outTradeNo' | 'refundFen' | 'totalFen' | 'notifyUrl'>,
  ) => SimulatedRefund
  /** What merchants have: taken less given back, 分. */
  readonly balanceFen: () => number
}

/** The books of the simulated WeChat Pay: what was ordered, charged and given back. */
export function createPayDesk(now: () => Date): PayDesk {
  const orders = new Map<string, SimulatedOrder>()
  const refunds = new Map<string, SimulatedRefund>()
  const byPrepay = new Map<string, SimulatedOrder>()
  const number = (prefix: string) => `${prefix}${BigInt(`0x${randomBytes(11).toString('hex')}`)}`.slice(0, 28)

  return {
    orders,
    refunds,
    openOrder(wanted) {
      const prepayId = `wx${now().getTime()}${randomBytes(10).toString('hex')}`
      const order: SimulatedOrder = { ...wanted, prepayId, state: 'NOTPAY', charges: [] }
      orders.set(order.outTradeNo, order)
      byPrepay.set(prepayId, order)
      return order
    },
    orderOf: (prepayId) => byPrepay.get(prepayId),
    charge(order, times) {
      if (order.state !== 'NOTPAY' || now() >= order.expiresAt) return false
      order.state = 'SUCCESS'
      for (let time = 0; time < times; time++)
        order.charges.push({ transactionId: number('42'), at: wholeSecond(now()) })
      return true
    },
    openRefund(wanted) {
      const refund: SimulatedRefund = {
        ...wanted,
        refundId: number('50'),
        createdAt: wholeSecond(now()),
        status: 'PROCESSING',
      }
      refunds.set(refund.outRefundNo, refund)
      const order = orders.get(refund.outTradeNo)
      if (order) order.state = 'REFUND'
      return refund
    },
    balanceFen() {
      const taken = [...orders.values()].map(({ totalFen, charges }) => totalFen * charges.length)
      const back = [...refunds.values()].map(({ status, refundFen }) =>
        status === 'SUCCESS' ? -refundFen : 0,
      )
      return [...taken, ...back].reduce((sum, amount) => sum + amount, 0)
    },
  }
}

/** WeChat's times have no smaller parts. */
function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000)
}
