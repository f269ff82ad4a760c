import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify'
import { appRouter } from './app-router'
import { composeShared } from './compose'
import { authenticate, lookUpTogether } from './features/auth/authenticate'
import { claimUploads } from './features/claim/filing/upload-route'
import { downloadLedger } from './features/fund/close/download-ledger'
import { paymentWebhooks } from './features/payment/hear-notice'
import { startLive } from './live'
import type { Config } from './platform/config/config'
import type { Actor, Context, SharedContext } from './platform/context'
import { connectDatabase, type DatabaseAccess } from './platform/database/database'
import { startDatabaseClock } from './platform/database/database-clock'
import { followStandby, type Standby } from './platform/database/read-lists'
import { deviceOf } from './platform/http/device-of'
import { closeHttpServer, createHttpServer } from './platform/http/http'
import { startJobs } from './platform/jobs'
import type { Log } from './platform/log'
import type { Shutdown } from './platform/process/shutdown'
import type { Prepared } from './prepare'
import { CRON, createTasks } from './tasks'

export interface Ready {
  readonly address: string
  /** Where the simulator shows the typed codes it has "sent"; null when the real systems answer. */
  readonly simulatorUrl: string | null
}

/** What is longer is no ticket of ours. */
const MAX_TICKET_LENGTH = 100

/** Requests, sockets and jobs of one process. What is started first is stopped last. */
export async function serve(
  config: Config,
  { databaseUrl, directUrl, simulated }: Prepared,
  log: Log,
  shutdown: Shutdown,
): Promise<Ready> {
  const database = await connectDatabase({ databaseUrl, isPooled: databaseUrl !== directUrl, log })
  shutdown.add({ name: 'database', run: database.close })
  const clock = await startDatabaseClock(database.pool, log)
  shutdown.add({ name: 'clock', run: async () => clock.stop() })
  const standby = standbyOf(config, database, log)
  if (standby) shutdown.add({ name: 'standby', run: standby.close })
  let ownAddress = ''
  const shared = composeShared({
    config,
    log,
    database,
    simulated,
    ...(standby && { readLists: standby.readLists }),
    now: clock.now,
    ownAddress: () => ownAddress,
  })

  const jobs = await startJobs({
    databaseUrl: directUrl,
    log,
    tasks: createTasks(database, shared),
    cron: CRON,
  })
  shutdown.add({ name: 'jobs', run: jobs.stop })
  const live = await startLive({ databaseUrl: directUrl, config, shared, log })
  shutdown.add({ name: 'news', run: live.stop })
  const server = await createHttpServer({
    config,
    log,
    pool: database.pool,
    router: appRouter,
    rushed: ['slot.list', 'appointment.hold', 'appointment.book'],
    createContext: (call) => contextOf(call, shared),
    webFolder: webFolder(),
    webMayCall: simulated ? [simulated.url] : [],
    isStopping: shutdown.isStopping,
    downloads: { '/fund/ledger.ndjson': (query) => downloadLedger(shared, query) },
    webhooks: paymentWebhooks(shared),
    sockets: live.sockets,
    uploads: claimUploads(shared, (headers) => whoAsks(headers, shared)),
  })
  shutdown.add({ name: 'requests', run: () => closeHttpServer(server) })
  ownAddress = await server.listen({ host: config.host, port: config.port })
  return { address: ownAddress, simulatorUrl: simulated?.url ?? null }
}

function standbyOf({ readDatabaseUrl }: Config, database: DatabaseAccess, log: Log): Standby | null {
  if (!readDatabaseUrl) return null
  return followStandby({
    database,
    connectStandby: () => connectDatabase({ databaseUrl: readDatabaseUrl, log }),
    log,
  })
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
  const ticket = req.headers['x-place']
  const placeTicket = typeof ticket === 'string' ? ticket.slice(0, MAX_TICKET_LENGTH) : undefined
  const device = deviceOf(req.headers) ?? undefined
  return { ...shared, requestId: req.id, log: req.log, account, placeTicket, device }
}

async function whoAsks(headers: Readonly<IncomingHttpHeaders>, shared: SharedContext): Promise<Actor | null> {
  const token = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1]
  const isAttended = headers['x-unattended'] === undefined
  const { db, now } = shared
  return token ? authenticate(db, token, now(), isAttended, lookUpTogether(shared)) : null
}
