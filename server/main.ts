import * as fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify'
import { DEFAULT_RETENTION_RULES } from '#domain/account/retention-rules'
import { DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { DEFAULT_CARE_TEAM_RULES } from '#domain/care-team/care-team-rules'
import { DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { DEFAULT_CONTRACT_RULES } from '#domain/contract/contract-rules'
import { DEFAULT_CONVERSATION_RULES } from '#domain/conversation/conversation-rules'
import { DEFAULT_RISK_RULES } from '#domain/follow-up/high-risk'
import { DEFAULT_GROWTH_RULES } from '#domain/growth/growth-rules'
import { DEFAULT_CARD_RULES } from '#domain/health-card/card-rules'
import { DEFAULT_IMMUNIZATION_RULES } from '#domain/immunization/immunization-rules'
import { DEFAULT_KEY_GROUP_RULES } from '#domain/key-group/key-group-rules'
import { DEFAULT_HOUSEHOLD_RULES } from '#domain/patient/household-rules'
import { DEFAULT_OPENING_RULES } from '#domain/record/opening-rules'
import { DEFAULT_RECORD_RULES } from '#domain/record/record-rules'
import { DEFAULT_REPORT_RULES } from '#domain/report/report-rules'
import { DEFAULT_SERVICE_TASK_RULES } from '#domain/service-task/service-task-rules'
import { seedDemo } from '../prisma/seed/seed-demo'
import { appRouter } from './app-router'
import { APPOINTMENT_CRON, appointmentTasks } from './features/appointment/jobs'
import { AUDIT_CRON, auditTasks } from './features/audit/jobs'
import { authenticate } from './features/auth/authenticate'
import { teamScope } from './features/care-team/team-access'
import { careTeamTasks } from './features/care-team/tell-residents'
import { checkupIsDue } from './features/checkup/checkup-is-due'
import { CHECKUP_CRON, checkupTasks } from './features/checkup/jobs'
import { consentGiven, recordConsent } from './features/consent/access'
import { CONTRACT_CRON, contractTasks } from './features/contract/jobs'
import { ensureAgreementText } from './features/contract/text-store'
import { CONVERSATION_CRON, conversationTasks } from './features/conversation/jobs'
import { replyMinutesOf } from './features/conversation/reply-time'
import { DELEGATION_CRON, delegationTasks } from './features/delegation/jobs'
import { keepMeasurement } from './features/growth/add-measurement'
import { GUARDIANSHIP_CRON, guardianshipTasks } from './features/guardianship/jobs'
import { followCard } from './features/health-card/follow-card'
import { HEALTH_CARD_CRON, healthCardTasks } from './features/health-card/jobs'
import { IMMUNIZATION_CRON, immunizationTasks } from './features/immunization/jobs'
import { declareKeyGroups, keyGroupsOf } from './features/key-group/access'
import { ageGroupIndexes, refreshAgeGroups } from './features/key-group/refresh-age-groups'
import { messageTasks } from './features/message/jobs'
import { createNotices } from './features/message/tell'
import { actsForOneOf, careScope, guardianScope } from './features/patient/access'
import { admitGuardian } from './features/patient/admit-guardian'
import { followBirthDate } from './features/patient/follow-birth-date'
import { PATIENT_CRON, patientTasks } from './features/patient/jobs'
import { prescribe } from './features/record/add-prescription'
import { allergyWords } from './features/record/allergy-words'
import { chartScope } from './features/record/chart-access'
import { wholeRecord } from './features/record/whole-record'
import { reportTasks } from './features/report/jobs'
import { fulfilTasks, reopenTasks } from './features/service-task/fulfil-tasks'
import { SERVICE_TASK_CRON, serviceTaskTasks } from './features/service-task/jobs'
import { planTasks } from './features/service-task/plan-tasks'
import { createStaffNames } from './features/staff/staff-names'
import { checkInAt } from './features/visit/check-in'
import { endVisit } from './features/visit/complete-visit'
import { VISIT_CRON, visitTasks } from './features/visit/jobs'
import { foundCounty } from './found-county'
import { startLive } from './live'
import { createAuditTrail } from './platform/audit'
import { type Config, readConfig } from './platform/config'
import type { Context } from './platform/context'
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
import { createShutdown, type Shutdown, stopOnSignals } from './platform/shutdown'
import { RESTORERS } from './restorers'
import { startSimulator } from './simulator/start-simulator'
import { createTencentSms } from './sms/tencent-sms'
import { SWEEP_CRON, sweepTasks } from './sweep'
import { createContentChecks } from './wechat/content-check'
import { createSubscribeMessages } from './wechat/subscribe-message'
import { createWechatIdentity } from './wechat/wechat-identity'

// The composition root: the only file that reads the environment and says what answers each port. What is started
// first is stopped last.

const OUTSIDE_CALL_TIMEOUT_MS = 3_000
const now = (): Date => new Date()

/** What holds everywhere until operators write a later version. */
const DEFAULT_RULES = [
  ...DEFAULT_BOOKING_RULES,
  ...DEFAULT_CHECKUP_RULES,
  ...DEFAULT_HOUSEHOLD_RULES,
  ...DEFAULT_CONVERSATION_RULES,
  ...DEFAULT_RETENTION_RULES,
  ...DEFAULT_RECORD_RULES,
  ...DEFAULT_OPENING_RULES,
  ...DEFAULT_REPORT_RULES,
  ...DEFAULT_GROWTH_RULES,
  ...DEFAULT_CONTRACT_RULES,
  ...DEFAULT_IMMUNIZATION_RULES,
  ...DEFAULT_CARD_RULES,
  ...DEFAULT_CARE_TEAM_RULES,
  ...DEFAULT_KEY_GROUP_RULES,
  ...DEFAULT_SERVICE_TASK_RULES,
  ...DEFAULT_RISK_RULES,
]

const CRON = [
  ...APPOINTMENT_CRON,
  ...PATIENT_CRON,
  ...GUARDIANSHIP_CRON,
  ...DELEGATION_CRON,
  ...CONTRACT_CRON,
  ...VISIT_CRON,
  ...AUDIT_CRON,
  ...HEALTH_CARD_CRON,
  ...CHECKUP_CRON,
  ...IMMUNIZATION_CRON,
  ...CONVERSATION_CRON,
  ...SERVICE_TASK_CRON,
  ...SWEEP_CRON,
]

/** What every request shares; who asks is added to it. */
type SharedContext = Omit<Context, 'account' | 'requestId'>

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

  const { outside, simulatorUrl } = await connectOutside(config, log, shutdown)
  const fieldCrypto = createFieldCrypto(config.fieldKeys ?? keptFieldKeys(config.dataDir))
  const shared: SharedContext = {
    log,
    now,
    db: database.db,
    transaction: database.transaction,
    fieldCrypto,
    rules: createRuleTable(database.db),
    access: {
      careScope,
      guardianScope,
      chartScope,
      wholeRecord,
      keepMeasurement,
      prescribe,
      allergyWords,
      followCard,
      checkIn: checkInAt,
      admitGuardian,
      actsForOneOf,
      followBirthDate,
      staffNames: createStaffNames(fieldCrypto),
      consentGiven,
      recordConsent,
      endVisit,
      checkupIsDue,
      teamScope,
      keyGroupsOf,
      replyMinutesOf,
      declareKeyGroups,
      planTasks,
      fulfilTasks,
      reopenTasks,
    },
    audit: createAuditTrail(),
    notices: createNotices(outside.subscribeMessages),
    restorers: RESTORERS,
    outside,
    isDemonstration: config.simulator,
  }
  await ensureDefaultRules(database.db, DEFAULT_RULES)
  await ensureAgreementText(database.db)
  if (config.simulator) await seedDemo(shared)
  if (config.firstBureau) await foundCounty(shared, config.firstBureau)

  const { rules, notices } = shared
  const { subscribeMessages } = outside
  const tasks = {
    ...appointmentTasks({ access: database, rules, now }),
    ...messageTasks({ access: database, notices, subscribeMessages, now }),
    ...patientTasks(shared),
    ...guardianshipTasks(shared),
    ...delegationTasks(shared),
    ...contractTasks(shared),
    ...auditTasks(shared),
    ...visitTasks({ access: database, now }),
    ...healthCardTasks(shared),
    ...careTeamTasks(shared),
    ...checkupTasks(shared),
    ...immunizationTasks(shared),
    ...conversationTasks(shared),
    ...reportTasks(shared),
    ...serviceTaskTasks({
      ...shared,
      refreshAgeGroups: (tx, batch) => refreshAgeGroups(tx, batch, ageGroupIndexes(fieldCrypto)),
    }),
    ...sweepTasks(shared),
  }
  const jobs = await startJobs({ databaseUrl, log, tasks, cron: CRON })
  shutdown.add({ name: 'jobs', run: jobs.stop })

  const live = await startLive({ databaseUrl, config, shared, log })
  shutdown.add({ name: 'news', run: live.stop })
  const server = await createHttpServer({
    config,
    log,
    pool: database.pool,
    router: appRouter,
    createContext: (call) => contextOf(call, shared),
    webFolder: webFolder(),
    webMayCall: simulatorUrl ? [simulatorUrl] : [],
    isStopping: shutdown.isStopping,
    sockets: live.sockets,
  })
  shutdown.add({ name: 'requests', run: () => closeHttpServer(server) })
  const address = await server.listen({ host: config.host, port: config.port })
  return { address, simulatorUrl }
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
  }
  return { outside, simulatorUrl: simulator?.url ?? null }
}

/** The H5 build stands beside the built server, `dist/server`. */
function webFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const isBuilt = path.basename(path.dirname(here)) === 'dist'
  return path.resolve(here, isBuilt ? '../h5' : '../dist/h5')
}

async function contextOf({ req }: CreateFastifyContextOptions, shared: SharedContext): Promise<Context> {
  const token = /^Bearer (\S{1,200})$/.exec(req.headers.authorization ?? '')?.[1]
  const isAttended = req.headers['x-unattended'] === undefined
  const account = token ? await authenticate(shared.db, token, shared.now(), isAttended) : null
  return { ...shared, requestId: req.id, log: req.log, account }
}
