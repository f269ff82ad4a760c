import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startBuiltServer } from './built-server'
import { endProcess } from './end-process'
import { startRunPostgres } from './template-database'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration county as a first start of the built server leaves it; copied, never used itself. */
    county: { readonly databaseUrl: string; readonly dataFolder: string }
  }
}

/** Founding the county takes seconds: the built server does it once, and each test file copies what it made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startRunPostgres()
  const databaseUrl = await postgres.databaseUrl('template_county')
  const dataFolder = path.join(postgres.folder, 'data')
  const server = await startBuiltServer({ DATABASE_URL: databaseUrl, DATA_DIR: dataFolder })
  await endProcess(server.process)
  await postgres.keepAsTemplate('template_county')
  project.provide('county', { databaseUrl, dataFolder })
  return postgres.end
}
