import { randomBytes } from 'node:crypto'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { authenticate } from '#server/features/auth/authenticate'
import { authRouter } from '#server/features/auth/router'
import { createCallerFactory, router } from '#server/platform/api/trpc'
import { createLog, type Log } from '#server/platform/log'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { createTestDatabase, type TestDatabase } from '../database/test-database'
import { clockAt } from '../model/clock'
import { testContext } from './test-context'

const createCaller = createCallerFactory(router({ auth: authRouter }))

export interface AuthHarness {
  readonly database: TestDatabase
  readonly simulator: Simulator
  readonly clock: ReturnType<typeof clockAt>
  /** The procedures as whoever holds the token, or as nobody. */
  readonly asToken: (token: string | null) => Promise<ReturnType<typeof createCaller>['auth']>
  /** A new person, logged in by WeChat; `agreed` to the privacy guide unless told otherwise. */
  readonly newPerson: (options?: { agreed?: boolean }) => Promise<Person>
  readonly close: () => Promise<void>
}

export interface Person {
  readonly id: string
  readonly token: string
  readonly auth: ReturnType<typeof createCaller>['auth']
}

/** Log-in as it runs in production, but for the clock and for who answers at the other end of the line. */
export async function startAuth(
  options: { log?: Log; isDemonstration?: boolean } = {},
): Promise<AuthHarness> {
  const clock = clockAt('2026-11-23T08:00:00+08:00')
  const { log } = options
  const [database, simulator] = await Promise.all([
    createTestDatabase(),
    startSimulator({ port: 0, now: clock.now }),
  ])
  const timeoutMs = 1000
  const lineLog = log ?? createLog('fatal')
  const context = await testContext(database, {
    now: clock.now,
    ...options,
    outside: {
      wechat: createWechatIdentity({ ...simulator.wechat, timeoutMs }, clock.now, lineLog),
      phoneCodes: createTencentSms({ ...simulator.sms, timeoutMs }, clock.now, lineLog),
      subscribeMessages: createSubscribeMessages(
        { ...simulator.wechat, timeoutMs, miniprogramState: 'developer' },
        clock.now,
        lineLog,
      ),
      contentChecks: createContentChecks({ ...simulator.wechat, timeoutMs }, clock.now, lineLog),
      payments: null,
    },
  })

  const asToken: AuthHarness['asToken'] = async (token) => {
    const account = token && (await authenticate(database.db, token, clock.now()))
    return createCaller({ ...context.as(null), account: account || null }).auth
  }
  const newPerson: AuthHarness['newPerson'] = async ({ agreed = true } = {}) => {
    const code = simulator.program.logInCodes.issue({ openid: `o-${randomBytes(8).toString('hex')}` })
    const { token, account } = await (await asToken(null)).wechatLogin({ code })
    const auth = await asToken(token)
    if (agreed) {
      const idempotencyKey = crypto.randomUUID()
      await auth.agreePrivacy({ textVersion: CURRENT_PRIVACY_VERSION, idempotencyKey })
    }
    return { id: account.id, token, auth }
  }
  const close = async (): Promise<void> => {
    await Promise.all([database.drop(), simulator.close()])
  }
  return { database, simulator, clock, asToken, newPerson, close }
}
