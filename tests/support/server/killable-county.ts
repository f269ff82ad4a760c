import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres'
import { createLog } from '#server/platform/log'
import { type BuiltServer, startBuiltServer } from './built-server'
import { endProcess } from './end-process'
import { temporaryFolder } from './temporary-folder'

/** A county on a PostgreSQL of its own: both that and the server may be killed at any moment. */
export interface KillableCounty {
  readonly database: pg.Pool
  /** The one that runs, or was killed last. */
  readonly server: () => BuiltServer
  /** Also after it was killed, with the same data. */
  readonly start: (settings?: Readonly<Record<string, string>>) => Promise<void>
  /** @throws when it had ended by itself */
  readonly killServer: () => Promise<void>
  /** Every process of it. Somebody who stays connected starts it again at once. */
  readonly killPostgres: () => void
  readonly databaseAnswers: () => Promise<boolean>
  readonly end: () => Promise<void>
}

export async function killableCounty(): Promise<KillableCounty> {
  const home = temporaryFolder()
  const cluster = path.join(home, 'postgres')
  const postgres = await startEmbeddedPostgres({
    folder: cluster,
    log: createLog('error'),
    environment: process.env,
  })
  const databaseUrl = await postgres.databaseUrl('app')
  const database = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  // It is killed as well.
  database.on('error', () => {})
  let server: BuiltServer | undefined

  const running = (): BuiltServer => {
    if (!server) throw new Error('no server was started')
    return server
  }
  return {
    database,
    server: running,
    async start(settings = {}) {
      const data = path.join(home, 'data')
      server = await startBuiltServer({ DATABASE_URL: databaseUrl, DATA_DIR: data, ...settings })
    },
    async killServer() {
      const { process: child, output } = running()
      if (hasEnded(running())) throw new Error(`the server ended by itself:\n${output()}`)
      const dead = once(child, 'exit')
      child.kill('SIGKILL')
      await dead
    },
    killPostgres() {
      for (const pid of processesOf(cluster)) kill(pid)
    },
    databaseAnswers: () => answers(databaseUrl),
    async end() {
      await database.end()
      if (server && !hasEnded(server)) await endProcess(server.process)
      await postgres.leave()
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The moment at which something is so, by `performance.now()`. @throws when the server ends first */
export async function momentOf(
  { server }: Pick<KillableCounty, 'server'>,
  isSo: () => Promise<boolean>,
): Promise<number> {
  while (!(await isSo().catch(() => false))) {
    if (hasEnded(server())) throw new Error(`the server ended:\n${server().output()}`)
    await sleep(10)
  }
  return performance.now()
}

function hasEnded({ process: { exitCode, signalCode } }: BuiltServer): boolean {
  return exitCode !== null || signalCode !== null
}

/** The server of the database and every process that works for it. */
function processesOf(folder: string): number[] {
  const lockFile = path.join(folder, 'cluster', 'postmaster.pid')
  const pid = Number(fs.readFileSync(lockFile, 'utf8').split('\n')[0])
  const children = `/proc/${pid}/task/${pid}/children`
  const own = fs.existsSync(children) ? fs.readFileSync(children, 'utf8').trim().split(' ') : []
  return [pid, ...own.filter(Boolean).map(Number)]
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // A connection that was closed a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 500 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } finally {
    await client.end().catch(() => {})
  }
}
