import { randomUUID } from 'node:crypto'
import { addDays, localDate } from '#domain/kernel/time'
import { newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** What a family pays, and what the custodian has to look at. */
export interface PaymentWorld {
  readonly paymentId: string
  readonly differenceId: string
  readonly abnormalRefundId: string
}

let days = 0

/** A pending payment for a thing that is gone, a refund that could not arrive, and a day's bill with a difference. */
export async function paymentWorld(
  app: TestApp,
  { accountId }: { readonly accountId: string },
): Promise<PaymentWorld> {
  const { db } = app.database
  const now = app.clock.now()
  const number = () => randomUUID().replaceAll('-', '')
  const payment = {
    accountId,
    purpose: 'appointment',
    description: '挂号费',
    amountFen: 500n,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  }
  const pending = await db.payment.create({
    data: { ...payment, subjectId: randomUUID(), status: 'pending', outTradeNo: number() },
    select: { id: true },
  })
  const settled = { status: 'refunding', effect: 'applied', effectAt: now, paidAt: now }
  const refund = { subjectId: randomUUID(), amountFen: 500n, reason: 'cancelled', status: 'abnormal' }
  const paid = await db.payment.create({
    data: { ...payment, ...settled, subjectId: randomUUID(), transactionId: number(), outTradeNo: number() },
    select: { id: true },
  })
  const abnormal = await db.refund.create({
    data: { ...refund, paymentId: paid.id, outRefundNo: number(), createdAt: now },
    select: { id: true },
  })
  const on = new Date(addDays(localDate('2026-11-01'), days++))
  const sums = { payments: 1, paymentsFen: 500n, refunds: 0, refundsFen: 0n }
  await db.billCheck.create({ data: { on, checkedAt: now, ...sums }, select: { on: true } })
  const difference = await db.billDifference.create({
    data: { on, kind: 'missing-here', side: 'payment', number: number(), thereFen: 500n },
    select: { id: true },
  })
  return { paymentId: pending.id, differenceId: difference.id, abnormalRefundId: abnormal.id }
}

export const PAYMENT_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'payment.create': ({ appointmentId }) => ({
    purpose: 'appointment',
    subjectId: appointmentId,
    idempotencyKey: newKey(),
  }),
  'payment.get': ({ paymentId }) => ({ id: paymentId }),
  'payment.list': () => ({}),
  'payment.close': ({ paymentId }) => ({ id: paymentId, idempotencyKey: newKey() }),
  'payment.billChecks': () => ({ cursor: '2026-11-20' }),
  'payment.differences': () => ({}),
  'payment.resolveDifference': ({ differenceId }) => ({
    id: differenceId,
    resolution: '对方银行退回',
    idempotencyKey: newKey(),
  }),
  'payment.abnormalRefunds': () => ({}),
  'payment.settleRefund': ({ abnormalRefundId }) => ({
    id: abnormalRefundId,
    bankReference: 'YH202611210001',
    idempotencyKey: newKey(),
  }),
}
