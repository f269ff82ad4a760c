import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres'
import { createLog } from '#server/platform/log'
import { BUILDS, ensureBuilt } from '../../tools/builds'
import { freePort } from '../support/server/free-port'
import { temporaryFolder } from '../support/server/temporary-folder'
import { buildWithoutAudit } from './build-without-audit'

export interface BenchServers {
  readonly databaseUrl: string
  readonly ourPort: number
  readonly ourProcessId: number
  /** The same server, built without the audit. */
  readonly unauditedPort: number
  readonly floorPort: number
  /** What the servers seal with, base64. */
  readonly fieldKey: string
  readonly stop: () => Promise<void>
}

const READY_TIMEOUT_MS = 60_000
const root = path.resolve(import.meta.dirname, '../..')

/** A PostgreSQL of its own, our built server as in production, the same without audit, and the floor: all on one machine. */
export async function startBenchServers(): Promise<BenchServers> {
  await ensureBuilt(BUILDS.server)
  const folder = temporaryFolder()
  const postgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    log: createLog('warn'),
    environment: process.env,
  })
  const databaseUrl = await postgres.databaseUrl('bench')
  const keys = randomBytes(32).toString('base64')
  const startServer = async (program: string) => {
    const port = await freePort()
    const env = productionLike(databaseUrl, port, folder, keys)
    const child = spawn(process.execPath, [program], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await ready(port)
    return { port, child }
  }
  const ours = await startServer('dist/server/main.mjs')
  const unaudited = await startServer(await buildWithoutAudit())
  const floor = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/floor-server.ts', databaseUrl], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(floor.stdout, 'data')
  return {
    databaseUrl,
    ourPort: ours.port,
    ourProcessId: ours.child.pid ?? 0,
    unauditedPort: unaudited.port,
    floorPort: Number(String(line).trim()),
    fieldKey: keys,
    async stop() {
      await Promise.all([ended(ours.child), ended(unaudited.child), ended(floor)])
      await postgres.leave()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function productionLike(databaseUrl: string, port: number, folder: string, key: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'fatal',
    FIELD_KEYS: `bench:${key}`,
    FIELD_INDEX_KEY: key,
    WECHAT_APPID: 'wx0000000000000000',
    WECHAT_SECRET: randomBytes(16).toString('hex'),
    ACCOUNT_REQUESTS_PER_MINUTE: '100000000',
    ADDRESS_REQUESTS_PER_MINUTE: '100000000',
  }
}

async function ready(port: number): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('the server did not become ready')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
