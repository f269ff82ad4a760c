import * as fs from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify'
import { seedDemo } from '../prisma/seed/seed-demo'
import { createAccess } from './access'
import { appRouter } from './app-router'
import { DEFAULT_RULES } from './default-rules'
import { authenticate, lookUpTogether } from './features/auth/authenticate'
import { claimUploads } from './features/claim/upload-route'
import { ensureAgreementText } from './features/contract/text-store'
import { downloadLedger } from './features/fund/download-ledger'
import { createNotices } from './features/message/tell'
import { paymentWebhooks } from './features/payment/hear-notice'
import { foundCounty } from './found-county'
import { startLive } from './live'
import { createAdmission } from './platform/admission'
import { createAuditTrail } from './platform/audit'
import { type Config, readConfig } from './platform/config'
import type { Actor, Context, SharedContext } from './platform/context'
import { connectDatabase } from './platform/database'
import { startEmbeddedPostgres } from './platform/embedded-postgres'
import { createFieldCrypto } from './platform/field-crypto'
import { keptFieldKeys } from './platform/field-keys'
import { closeHttpServer, createHttpServer } from './platform/http'
import { installJobs, startJobs } from './platform/jobs'
import { createLog, type Log } from './platform/log'
import { migrate } from './platform/migrate'
import type { OutsideSystems } from './platform/outside-systems'
import { createRuleTable, ensureDefaultRules } from './platform/rule-table'
import { createSealedFiles } from './platform/sealed-files'
import { createShutdown, type Shutdown, stopOnSignals } from './platform/shutdown'
import type { WechatPay } from './platform/wechat-pay'
import { RESTORERS } from './restorers'
import { type Simulator, startSimulator } from './simulator/start-simulator'
import { createTencentSms } from './sms/tencent-sms'
import { CRON, createTasks } from './tasks'
import { createContentChecks } from './wechat/content-check'
import { createSubscribeMessages } from './wechat/subscribe-message'
import { createWechatIdentity } from './wechat/wechat-identity'
import { createWechatPay } from './wechat/wechat-pay'

// The composition root: the only file that reads the environment and says what answers each port. What is started
// first is stopped last.

const OUTSIDE_CALL_TIMEOUT_MS = 3_000
/** An order takes WeChat longer than a message; nobody's transaction waits for it. */
const PAY_CALL_TIMEOUT_MS = 5_000
const now = (): Date => new Date()

try {
  await start(readConfig(process.env))
} catch (error) {
  console.error(sentenceOf(error))
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}

/** What somebody at a terminal can do something about; a library says only its code. */
function sentenceOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  return code === 'EADDRINUSE'
    ? `PORT ${port} is taken: stop what listens there, or set PORT to another number.`
    : error.message
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const shutdown = createShutdown(log)
  stopOnSignals(shutdown, log)
  try {
    const ready = await startParts(config, log, shutdown)
    log.info(ready, 'ready')
    // Tells `npm start`, if it is our parent.
    if (process.connected) process.send?.(ready)
  } catch (error) {
    await shutdown.stop()
    throw error
  }
}

interface Ready {
  readonly address: string
  /** Where the simulator shows the typed codes it has "sent"; null when the real systems answer. */
  readonly simulatorUrl: string | null
}

async function startParts(config: Config, log: Log, shutdown: Shutdown): Promise<Ready> {
  fs.mkdirSync(config.dataDir, { recursive: true })
  const databaseUrl = config.databaseUrl ?? (await startOwnPostgres(config, log, shutdown))
  const applied = await migrate(databaseUrl)
  if (applied.length > 0) log.info({ applied }, 'migrations applied')
  await installJobs(databaseUrl)
  const database = await connectDatabase({ databaseUrl, log })
  shutdown.add({ name: 'database', run: database.close })

  let ownAddress = ''
  const { outside, simulatorUrl } = await connectOutside(config, log, shutdown, () => ownAddress)
  const fieldCrypto = createFieldCrypto(config.fieldKeys ?? keptFieldKeys(config.dataDir))
  const shared: SharedContext = {
    log,
    now,
    db: database.db,
    transaction: database.transaction,
    fieldCrypto,
    files: createSealedFiles(path.join(config.dataDir, 'attachments'), fieldCrypto),
    rules: createRuleTable(database.db),
    access: createAccess(fieldCrypto),
    audit: createAuditTrail(),
    notices: createNotices(outside.subscribeMessages),
    restorers: RESTORERS,
    outside,
    admit: createAdmission(),
    isDemonstration: config.simulator,
  }
  await ensureDefaultRules(database.db, DEFAULT_RULES)
  await ensureAgreementText(database.db)
  if (config.simulator) await seedDemo({ ...shared, transaction: database.unhurried })
  if (config.firstBureau) await foundCounty(shared, config.firstBureau)

  const tasks = createTasks(database, shared)
  const jobs = await startJobs({ databaseUrl, log, tasks, cron: CRON })
  shutdown.add({ name: 'jobs', run: jobs.stop })

  const live = await startLive({ databaseUrl, config, shared, log })
  shutdown.add({ name: 'news', run: live.stop })
  const server = await createHttpServer({
    config,
    log,
    pool: database.pool,
    router: appRouter,
    rushed: ['slot.list', 'appointment.hold', 'appointment.book'],
    createContext: (call) => contextOf(call, shared),
    webFolder: webFolder(),
    webMayCall: simulatorUrl ? [simulatorUrl] : [],
    isStopping: shutdown.isStopping,
    downloads: { '/fund/ledger.ndjson': (query) => downloadLedger(shared, query) },
    webhooks: paymentWebhooks(shared),
    sockets: live.sockets,
    uploads: claimUploads(shared, (headers) => whoAsks(headers, shared)),
  })
  shutdown.add({ name: 'requests', run: () => closeHttpServer(server) })
  ownAddress = await server.listen({ host: config.host, port: config.port })
  return { address: ownAddress, simulatorUrl }
}

async function startOwnPostgres(
  { dataDir, isProduction }: Config,
  log: Log,
  shutdown: Shutdown,
): Promise<string> {
  if (isProduction)
    log.warn('DATABASE_URL is not set: the embedded PostgreSQL keeps the data on this machine alone')
  const postgres = await startEmbeddedPostgres({
    folder: path.join(dataDir, 'postgres'),
    log,
    environment: process.env,
  })
  shutdown.add({ name: 'embedded PostgreSQL', run: postgres.leave })
  return postgres.databaseUrl('jiamenkou')
}

/** The same clients whoever answers them: WeChat and the SMS provider, or the simulator on this machine. */
async function connectOutside(
  config: Config,
  log: Log,
  shutdown: Shutdown,
  ownAddress: () => string,
): Promise<{ outside: OutsideSystems; simulatorUrl: string | null }> {
  const simulator = config.simulator ? await startSimulator({ port: 0, now }) : undefined
  if (simulator) shutdown.add({ name: 'simulator', run: simulator.close })
  const wechat = simulator?.wechat ?? config.wechat
  const sms = simulator?.sms ?? config.sms
  if (!wechat) throw new Error('WECHAT_APPID and WECHAT_SECRET must be set')
  const timeoutMs = OUTSIDE_CALL_TIMEOUT_MS
  const miniprogramState = config.isProduction ? 'formal' : 'developer'
  const outside: OutsideSystems = {
    wechat: createWechatIdentity({ ...wechat, timeoutMs }, now, log),
    phoneCodes: sms
      ? createTencentSms({ ...sms, timeoutMs }, now, log)
      : { send: async () => ({ refusal: 'sms_unavailable' }) },
    subscribeMessages: createSubscribeMessages({ ...wechat, timeoutMs, miniprogramState }, now, log),
    contentChecks: createContentChecks({ ...wechat, timeoutMs }, now, log),
    payments: connectPayments(config, simulator, ownAddress, log),
  }
  return { outside, simulatorUrl: simulator?.url ?? null }
}

/** Null where money is neither taken nor simulated. */
function connectPayments(
  { wechat, wechatPay }: Config,
  simulator: Simulator | undefined,
  ownAddress: () => string,
  log: Log,
): WechatPay | null {
  const timeoutMs = PAY_CALL_TIMEOUT_MS
  if (simulator) {
    const { payMerchant, payerUrl } = simulator
    return createWechatPay({ ...payMerchant, payerUrl, timeoutMs, notifyOrigin: ownAddress }, now, log)
  }
  if (!wechat || !wechatPay) return null
  const { notifyOrigin, ...merchant } = wechatPay
  const appId = wechat.appId
  return createWechatPay({ ...merchant, appId, timeoutMs, notifyOrigin: () => notifyOrigin }, now, log)
}

/** The H5 build stands beside the built server, `dist/server`. */
function webFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const isBuilt = path.basename(path.dirname(here)) === 'dist'
  return path.resolve(here, isBuilt ? '../h5' : '../dist/h5')
}

async function contextOf(
  { req }: Pick<CreateFastifyContextOptions, 'req'>,
  shared: SharedContext,
): Promise<Context> {
  const account = await whoAsks(req.headers, shared)
  return { ...shared, requestId: req.id, log: req.log, account }
}

async function whoAsks(
  headers: Readonly<IncomingHttpHeaders>,
  { db, now: clock, admit }: SharedContext,
): Promise<Actor | null> {
  const token = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1]
  const isAttended = headers['x-unattended'] === undefined
  return token ? authenticate(db, token, clock(), isAttended, lookUpTogether(admit)) : null
}
