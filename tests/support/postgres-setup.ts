import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres'
import { installJobs } from '#server/platform/jobs'
import { createLog } from '#server/platform/log'
import { migrate } from '#server/platform/migrate'
import { temporaryFolder } from './temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with every migration applied and no rows; copied, never used itself. */
    templateDatabaseUrl: string
  }
}

/** One PostgreSQL for the whole run, in a folder of its own: nothing of the developer's is touched. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder()
  const postgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    log: createLog('warn'),
    environment: process.env,
    // A test machine that loses power runs its tests again; a killed process loses nothing either way.
    settings: { fsync: 'off', full_page_writes: 'off' },
  })
  const templateDatabaseUrl = await postgres.databaseUrl('template_migrated')
  await migrate(templateDatabaseUrl)
  await installJobs(templateDatabaseUrl)
  await forbidConnections(await postgres.databaseUrl('postgres'), 'template_migrated')
  project.provide('templateDatabaseUrl', templateDatabaseUrl)

  return async () => {
    await postgres.leave()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** PostgreSQL copies a database only while nobody is connected to it. */
async function forbidConnections(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(
      `ALTER DATABASE ${pg.escapeIdentifier(database)} WITH is_template true allow_connections false`,
    )
  } finally {
    await client.end()
  }
}
