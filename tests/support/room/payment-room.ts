import { randomUUID } from 'node:crypto'
import { hearNotice } from '#server/features/payment/hear-notice'
import { paymentTasks } from '#server/features/payment/jobs'
import type { WebhookAnswer } from '#server/platform/http/webhooks'
import { createLog } from '#server/platform/log'
import { payOrder } from '#server/simulator/pay-endpoints'
import type { SignedNotice } from '#server/simulator/pay-notices'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { createWechatPay } from '#server/wechat/wechat-pay'
import { type Caller, createTestApp, newKey, type TestApp } from './test-app'

export interface PayingFamily {
  readonly accountId: string
  readonly childId: string
  readonly caller: Caller
}

export interface PaymentRoom {
  readonly app: TestApp
  readonly simulator: Simulator
  /** An account in WeChat with one child. */
  readonly newFamily: () => Promise<PayingFamily>
  /** A visit of a family that costs 5 元, the day after tomorrow. */
  readonly bookVisit: (family: PayingFamily) => Promise<string>
  /** The order for a visit's fee. */
  readonly orderFee: (family: PayingFamily, appointmentId: string) => ReturnType<Caller['payment']['create']>
  /** The payer agrees on their phone, so many times. */
  readonly agree: (order: { readonly request: { readonly package: string } }, times?: number) => boolean
  readonly hear: (notice: SignedNotice) => Promise<WebhookAnswer>
  /** Everything that WeChat has to tell, in its order. */
  readonly hearAll: () => Promise<WebhookAnswer[]>
  readonly run: (task: 'payment:ask' | 'payment:bill') => Promise<void>
  /** The next transaction of a notice or a job dies: before it is committed, or after and before anybody is told. Null: it lives. */
  readonly crashNext: (when: 'before-commit' | 'after-commit' | null) => void
  /** Refunds that wait in the queue. */
  readonly runRefunds: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The server with WeChat Pay at the other end of the line; its notices wait until a test delivers them. */
export async function openPaymentRoom(now: string): Promise<PaymentRoom> {
  let tell = (): Date => new Date(now)
  const simulator = await startSimulator({ port: 0, now: () => tell() })
  simulator.pay.notices.hold()
  const timeoutMs = 2_000
  const log = createLog('silent')
  const app = await createTestApp({
    now,
    outside: (clock) => ({
      wechat: createWechatIdentity({ ...simulator.wechat, timeoutMs }, clock, log),
      phoneCodes: createTencentSms({ ...simulator.sms, timeoutMs }, clock, log),
      subscribeMessages: createSubscribeMessages(
        { ...simulator.wechat, timeoutMs, miniprogramState: 'formal' },
        clock,
        log,
      ),
      contentChecks: createContentChecks({ ...simulator.wechat, timeoutMs }, clock, log),
      payments: createWechatPay(
        { ...simulator.payMerchant, timeoutMs, notifyOrigin: () => 'https://pay.example.org' },
        clock,
        log,
      ),
    }),
  })
  tell = app.clock.now
  let crash: 'before-commit' | 'after-commit' | null = null
  const context = app.context(null)
  const transaction: typeof context.transaction = async (work) => {
    const when = crash
    crash = null
    const result = await context.transaction(async (tx) => {
      const done = await work(tx)
      if (when === 'before-commit') throw new Error('the process died before its commit')
      return done
    })
    if (when === 'after-commit') throw new Error('the process died after its commit')
    return result
  }
  const shared = { ...context, log, transaction }
  const tasks = paymentTasks(shared)
  const hear = ({ headers, body }: SignedNotice) =>
    hearNotice(
      shared,
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      body,
    )
  let slots: { id: string }[] = []

  return {
    app,
    simulator,
    hear,
    async newFamily() {
      const family = await app.newFamily()
      const openid = `o-${randomUUID()}`
      await app.database.db.account.update({ where: { id: family.accountId }, data: { openid } })
      return family
    },
    async bookVisit({ childId, caller }) {
      if (slots.length === 0) {
        const day = new Date(app.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
        slots = (await app.openSession({ day, startTime: '08:00', endTime: '12:00' })).slots
      }
      const slotId = slots.pop()?.id ?? ''
      const booked = await caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
      return booked.id
    },
    orderFee: ({ caller }, subjectId) =>
      caller.payment.create({ purpose: 'appointment', subjectId, idempotencyKey: newKey() }),
    agree({ request }, times = 1) {
      const order = simulator.pay.desk.orderOf(request.package.replace('prepay_id=', ''))
      if (!order) throw new Error('WeChat does not know that order')
      return payOrder(simulator.pay, order, times)
    },
    async hearAll() {
      const answers: WebhookAnswer[] = []
      for (const notice of simulator.pay.notices.take()) answers.push(await hear(notice))
      return answers
    },
    crashNext(when) {
      crash = when
    },
    async run(task) {
      await tasks[task]?.({})
    },
    async runRefunds() {
      const { rows } = await app.database.pool.query<{ id: string; payload: unknown }>(
        `SELECT job.id, job.payload FROM graphile_worker._private_jobs AS job
         JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
         WHERE task.identifier = 'payment:refund'`,
      )
      for (const { id, payload } of rows) {
        const isDone = await tasks['payment:refund']?.(payload).then(
          () => true,
          () => false,
        )
        if (isDone)
          await app.database.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id])
      }
    },
    async close() {
      await Promise.all([app.close(), simulator.close()])
    },
  }
}
