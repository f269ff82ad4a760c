import { execFile } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres'
import { migrate } from '#server/platform/database/migrate'
import { createLog } from '#server/platform/log'

const PRISMA = fileURLToPath(new URL('prisma.mjs', import.meta.url))

/** Hands `work` a database, thrown away afterwards, to which all migrations were applied. */
export async function withMigratedDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiamenkou-migrations-'))
  // When we are root, PostgreSQL runs as somebody else, who must be able to pass.
  fs.chmodSync(folder, 0o711)
  const postgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    log: createLog('warn'),
    environment: process.env,
    settings: { fsync: 'off' },
  })
  try {
    const databaseUrl = await postgres.databaseUrl('migrations')
    await migrate(databaseUrl)
    return await work(databaseUrl)
  } finally {
    await postgres.leave()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The SQL that turns the database into what `prisma/schema` says. */
export async function diffToSchema(databaseUrl: string): Promise<string> {
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--script']
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { stdout } = await promisify(execFile)(process.execPath, [PRISMA, ...args], {
    env,
    maxBuffer: 2 ** 26,
  })
  return stdout
}
