import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log'
import { locatePostgresBinaries, runAsUnprivileged } from './postgres-binaries'
import {
  openCluster,
  type PostgresCluster,
  reachableFolder,
  runningPort,
  startServer,
  stopServer,
} from './postgres-cluster'

export interface EmbeddedPostgres {
  /** The database is made if there is none. */
  readonly databaseUrl: (name: string) => Promise<string>
  /** Leaves; the last process to leave stops the server. */
  readonly leave: () => Promise<void>
}

interface Options {
  readonly folder: string
  readonly log: Log
  /** Of the process that starts it: where programs are found. */
  readonly environment: NodeJS.ProcessEnv
  /** Further `postgresql.conf` settings. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Every process that uses the server holds this lock shared; whoever gets it alone is the last one. */
const TENANTS_LOCK = 5_417_001
const ENTER_ATTEMPTS = 240
const RETRY_MS = 250

/**
 * A real PostgreSQL 18 in `folder`, for everybody who has not set DATABASE_URL. Any number of processes may start
 * at once: one starts the server, the others join it, and whoever leaves last stops it. It outlives a process
 * that is killed (the next start joins it) and is started again, on its port, when it is killed itself.
 */
export async function startEmbeddedPostgres({
  folder,
  log,
  environment,
  settings,
}: Options): Promise<EmbeddedPostgres> {
  const runAs = runAsUnprivileged(environment)
  const programs = { binaries: await locatePostgresBinaries(runAs), runAs }
  const place = reachableFolder(folder, runAs)
  if (place !== path.resolve(folder)) {
    log.warn(
      { place },
      'PostgreSQL cannot reach the data folder as an unprivileged user: data is kept here instead',
    )
  }
  const cluster = await openCluster(place, programs)

  let port = runningPort(cluster) ?? undefined
  let tenant: pg.Client | undefined
  let leaving = false

  async function enter(): Promise<void> {
    let lastError: unknown
    for (let attempt = 0; attempt < ENTER_ATTEMPTS && !leaving; attempt++) {
      try {
        const running = runningPort(cluster)
        if (running === null) await startServer(cluster, programs, { port, settings })
        port = runningPort(cluster) ?? port
        tenant = await takeTenancy(urlOf(cluster, port, 'postgres'))
        tenant.once('end', reenter)
        return
      } catch (error) {
        lastError = error
        await sleep(RETRY_MS)
      }
    }
    if (!leaving) throw new Error('the embedded PostgreSQL did not start', { cause: lastError })
  }

  function reenter(): void {
    if (leaving) return
    log.warn('the embedded PostgreSQL went away: starting it again')
    enter().catch((err) => log.error({ err }, 'the embedded PostgreSQL could not be started again'))
  }

  async function leave(): Promise<void> {
    leaving = true
    if (!tenant) return
    tenant.off('end', reenter)
    const last = await tenant
      .query('SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS last', [TENANTS_LOCK])
      .then(
        ({ rows }) => rows[0].last as boolean,
        () => false,
      )
    if (last) await stopServer(cluster, programs)
    await tenant.end().catch(() => {})
  }

  await enter()
  return {
    leave,
    databaseUrl: async (name) => {
      await createDatabase(urlOf(cluster, port, 'postgres'), name)
      return urlOf(cluster, port, name)
    },
  }
}

function urlOf(cluster: PostgresCluster, port: number | undefined, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`
}

/** @throws when the server is not there yet, or is being stopped by a process that holds the lock alone. */
async function takeTenancy(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true })
  // A broken connection shows itself as `end`; an unheard `error` would end our process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SELECT pg_try_advisory_lock_shared($1) AS entered', [TENANTS_LOCK])
    if (rows[0].entered) return client
    throw new Error('the embedded PostgreSQL is being stopped')
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    const code = (error as pg.DatabaseError).code
    const exists = code === '42P04' || code === '23505'
    if (!exists) throw error
  } finally {
    await client.end()
  }
}
