import { randomUUID } from 'node:crypto'
import type { MessageTemplate, SubscribeAnswer } from '#domain/message/message-template'
import { messageTasks } from '#server/features/message/jobs'
import { QUEUE_REMINDERS_TASK } from '#server/features/message/tasks'
import { createLog } from '#server/platform/log'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { SIMULATED_TEMPLATES } from '#server/simulator/subscriptions'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { type Caller, createTestApp, type TestApp } from './test-app'

export interface WechatFamily {
  readonly accountId: string
  readonly childId: string
  readonly caller: Caller
  readonly openid: string
  /** What the person taps in WeChat's question: WeChat notes it, and the phone tells us. */
  readonly answer: (template: MessageTemplate, answer: SubscribeAnswer) => Promise<void>
}

export interface MessageHarness {
  readonly app: TestApp
  readonly simulator: Simulator
  /** One account in WeChat with one child of five years. */
  readonly newWechatFamily: () => Promise<WechatFamily>
  /** Jobs that wait, by what they are, for whatever time. */
  readonly waitingJobs: () => Promise<readonly { task: string; runAt: Date; payload: unknown }[]>
  /**
   * Runs what is due on the test's clock once, reminders included. A job that fails stays, as in the queue.
   * @returns how many failed
   */
  readonly runDueJobs: () => Promise<number>
  readonly runTask: (task: string, payload: unknown) => Promise<void>
  readonly close: () => Promise<void>
}

/** The server with WeChat at the other end of the line; the queue is driven by the clock of the test. */
export async function startMessages(now: string): Promise<MessageHarness> {
  let tell = (): Date => new Date(now)
  const simulator = await startSimulator({ port: 0, now: () => tell() })
  const timeoutMs = 1000
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
      payments: null,
    }),
  })
  tell = app.clock.now
  const { notices, outside } = app.context(null)
  const tasks = messageTasks({
    access: app.database,
    notices,
    subscribeMessages: outside.subscribeMessages,
    now: app.clock.now,
  })
  const runTask = async (task: string, payload: unknown): Promise<void> => tasks[task]?.(payload)

  return {
    app,
    simulator,
    runTask,
    async newWechatFamily() {
      const family = await app.newFamily()
      const openid = `o-${randomUUID()}`
      await app.database.db.account.update({ where: { id: family.accountId }, data: { openid } })
      return {
        ...family,
        openid,
        async answer(template, answer) {
          simulator.program.subscriptions.answer(openid, SIMULATED_TEMPLATES[template].id, answer)
          const answers = [{ template, answer }]
          await family.caller.message.subscribe({ answers, idempotencyKey: randomUUID() })
        },
      }
    },
    async waitingJobs() {
      const { rows } = await app.database.pool.query<{ task: string; runAt: Date; payload: unknown }>(QUEUE)
      return rows
    },
    async runDueJobs() {
      await runTask(QUEUE_REMINDERS_TASK, {})
      // A job without a time of its own was given the database's; it is due at once.
      const { rows } = await app.database.pool.query<{ id: string; task: string; payload: unknown }>(
        `SELECT * FROM (${QUEUE}) AS job WHERE "runAt" = "createdAt" OR "runAt" <= $1`,
        [app.clock.now()],
      )
      let failed = 0
      for (const { id, task, payload } of rows) {
        try {
          await runTask(task, payload)
          await app.database.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id])
        } catch {
          failed += 1
        }
      }
      return failed
    },
    async close() {
      await Promise.all([app.close(), simulator.close()])
    },
  }
}

const QUEUE = `
  SELECT job.id, task.identifier AS task, job.payload, job.run_at AS "runAt", job.created_at AS "createdAt"
  FROM graphile_worker._private_jobs AS job
  JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
  WHERE task.identifier LIKE 'message:%' ORDER BY job.run_at, job.id`
