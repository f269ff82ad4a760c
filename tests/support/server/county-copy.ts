import * as fs from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { copyDatabase } from '../database/template-database'
import { type BuiltServer, startBuiltServer } from './built-server'
import { endProcess } from './end-process'
import { temporaryFolder } from './temporary-folder'

/** A demonstration county of a test's own, and as many server processes on it as the test starts. */
export interface CountyCopy {
  readonly databaseUrl: string
  /** With the keys that open what the county sealed. */
  readonly dataFolder: string
  /** For what the test itself writes and counts. */
  readonly database: pg.Pool
  readonly start: (settings?: Readonly<Record<string, string>>) => Promise<BuiltServer>
  readonly end: () => Promise<void>
}

export async function copyCounty(): Promise<CountyCopy> {
  const county = inject('county')
  const folder = temporaryFolder()
  fs.cpSync(county.dataFolder, folder, { recursive: true })
  const { databaseUrl, drop } = await copyDatabase(county.databaseUrl)
  const database = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  // One that is being closed while its database is dropped says so.
  database.on('connect', (client) => client.on('error', () => {}))
  const servers: BuiltServer[] = []
  return {
    databaseUrl,
    dataFolder: folder,
    database,
    async start(settings = {}) {
      const server = await startBuiltServer({ DATABASE_URL: databaseUrl, DATA_DIR: folder, ...settings })
      servers.push(server)
      return server
    },
    async end() {
      await database.end()
      const alive = servers.filter(
        ({ process: { exitCode, signalCode } }) => exitCode === null && !signalCode,
      )
      await Promise.all(alive.map((server) => endProcess(server.process)))
      await drop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
