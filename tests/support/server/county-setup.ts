import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startRunPostgres } from '../database/template-database'
import { startBuiltServer } from './built-server'
import { endProcess } from './end-process'

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
  await openTheNight(databaseUrl)
  await postgres.keepAsTemplate('template_county')
  project.provide('county', { databaseUrl, dataFolder })
  return postgres.end
}

/** Seats of the running day are booked from seven in the morning (BK-02): here from midnight, whenever the tests run. */
async function openTheNight(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(
      `UPDATE rule_set SET value = jsonb_set(value, '{sameDayFrom}', '"00:00"') WHERE code = 'BK-02'`,
    )
  } finally {
    await client.end()
  }
}
