import * as fs from 'node:fs'
import path from 'node:path'
import { seedDemo } from '../prisma/seed/seed-demo'
import { composeShared, type SimulatedOutside, startSimulatedOutside } from './compose'
import { DEFAULT_RULES } from './default-rules'
import { ensureAgreementText } from './features/contract/offer/text-store'
import { foundCounty } from './found-county'
import type { Config } from './platform/config/config'
import { connectDatabase } from './platform/database/database'
import { startDatabaseClock } from './platform/database/database-clock'
import { startEmbeddedPostgres } from './platform/database/embedded-postgres'
import { migrate } from './platform/database/migrate'
import { installJobs } from './platform/jobs'
import type { Log } from './platform/log'
import type { Shutdown } from './platform/process/shutdown'
import { ensureDefaultRules } from './platform/rule-table'

/** What is there once for all processes of this machine. In words, so that each can be told. */
export interface Prepared {
  readonly databaseUrl: string
  /** Past a pooler, for what needs a session of its own; else the same. */
  readonly directUrl: string
  /** Null when WeChat itself answers. */
  readonly simulated: SimulatedOutside | null
}

/** Database, migrations, the first rows and the simulator: everything that must be there before anybody is served. */
export async function prepare(
  config: Config,
  /** Of this process: where programs are found. */
  environment: NodeJS.ProcessEnv,
  log: Log,
  shutdown: Shutdown,
): Promise<Prepared> {
  fs.mkdirSync(config.dataDir, { recursive: true })
  const databaseUrl = config.databaseUrl ?? (await startOwnPostgres(config, environment, log, shutdown))
  const directUrl = config.directDatabaseUrl ?? databaseUrl
  const applied = await migrate(directUrl)
  if (applied.length > 0) log.info({ applied }, 'migrations applied')
  await installJobs(directUrl)
  const database = await connectDatabase({ databaseUrl: directUrl, log, isUnhurried: true })
  const clock = await startDatabaseClock(database.pool, log)
  try {
    const simulated = config.simulator ? await startSimulatedOutside(shutdown) : null
    const shared = composeShared({
      config,
      log,
      database,
      simulated,
      now: clock.now,
      ownAddress: () => '',
    })
    await ensureDefaultRules(database.db, DEFAULT_RULES)
    await ensureAgreementText(database.db)
    if (simulated) await seedDemo(shared)
    if (config.firstBureau) await foundCounty(shared, config.firstBureau)
    return { databaseUrl, directUrl, simulated }
  } finally {
    clock.stop()
    await database.close()
  }
}

async function startOwnPostgres(
  { dataDir, isProduction }: Config,
  environment: NodeJS.ProcessEnv,
  log: Log,
  shutdown: Shutdown,
): Promise<string> {
  if (isProduction)
    log.warn('DATABASE_URL is not set: the embedded PostgreSQL keeps the data on this machine alone')
  const postgres = await startEmbeddedPostgres({
    folder: path.join(dataDir, 'postgres'),
    log,
    environment,
  })
  shutdown.add({ name: 'embedded PostgreSQL', run: postgres.leave })
  return postgres.databaseUrl('jiamenkou')
}
