import type { TestProject } from 'vitest/node'
import { migrate } from '#server/platform/database/migrate'
import { installJobs } from '#server/platform/jobs'
import { startRunPostgres } from './template-database'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with every migration applied and no rows; copied, never used itself. */
    templateDatabaseUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startRunPostgres()
  const templateDatabaseUrl = await postgres.databaseUrl('template_migrated')
  await migrate(templateDatabaseUrl)
  await installJobs(templateDatabaseUrl)
  await postgres.keepAsTemplate('template_migrated')
  project.provide('templateDatabaseUrl', templateDatabaseUrl)
  return postgres.end
}
