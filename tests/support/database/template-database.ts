import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres'
import { createLog } from '#server/platform/log'
import { temporaryFolder } from '../server/temporary-folder'

/** One PostgreSQL for a whole run of tests: each test file works on a copy of a database that is made once. */
export interface RunPostgres {
  /** A folder of the run's own, removed at its end: nothing of the developer's is touched. */
  readonly folder: string
  readonly databaseUrl: (name: string) => Promise<string>
  /** From now on the database is copied and never used itself: PostgreSQL copies it only while nobody is connected. */
  readonly keepAsTemplate: (name: string) => Promise<void>
  readonly end: () => Promise<void>
}

export async function startRunPostgres(): Promise<RunPostgres> {
  const folder = temporaryFolder()
  const postgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    log: createLog('warn'),
    environment: process.env,
    // A test machine that loses power runs its tests again; a killed process loses nothing either way.
    settings: { fsync: 'off', full_page_writes: 'off' },
  })
  return {
    folder,
    databaseUrl: postgres.databaseUrl,
    async keepAsTemplate(name) {
      const statement = `ALTER DATABASE ${pg.escapeIdentifier(name)} WITH is_template true allow_connections false`
      await onServer(await postgres.databaseUrl('postgres'), statement)
    },
    async end() {
      await postgres.leave()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface CopiedDatabase {
  readonly databaseUrl: string
  readonly drop: () => Promise<void>
}

/** A new database beside the template, with all that is in it. */
export function copyDatabase(templateUrl: string): Promise<CopiedDatabase> {
  const template = new URL(templateUrl).pathname.slice(1)
  // Files are copied as they are: through the log, page by page, it takes three times as long.
  return createDatabase(templateUrl, `TEMPLATE ${template} STRATEGY file_copy`)
}

/** A new database beside another one, with nothing in it. */
export async function createDatabase(besideUrl: string, filling = ''): Promise<CopiedDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const adminUrl = withDatabase(besideUrl, 'postgres')
  await onServer(adminUrl, `CREATE DATABASE ${name} ${filling}`)
  return {
    databaseUrl: withDatabase(besideUrl, name),
    drop: () => onServer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${database}`
  return url.href
}
