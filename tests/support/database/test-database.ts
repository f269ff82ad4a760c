import pg from 'pg'
import { inject } from 'vitest'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { copyDatabase, createDatabase } from './template-database'

export interface TestDatabase extends DatabaseAccess {
  readonly databaseUrl: string
  /** Closes the connections and removes the database. */
  readonly drop: () => Promise<void>
}

export interface EmptyDatabase {
  readonly pool: pg.Pool
  readonly databaseUrl: string
  readonly drop: () => Promise<void>
}

/** A fresh database with every migration applied, for one test file: `beforeAll` makes it, `afterAll` drops it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { databaseUrl, drop } = await copyDatabase(inject('templateDatabaseUrl'))
  const access = await connectDatabase({ databaseUrl, log: createLog('error'), maxConnections: 8 })
  return {
    ...access,
    databaseUrl,
    async drop() {
      await access.close()
      await drop()
    },
  }
}

/** A fresh database with nothing in it, not even the migrations. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const { databaseUrl, drop } = await createDatabase(inject('templateDatabaseUrl'))
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  return {
    pool,
    databaseUrl,
    async drop() {
      await pool.end()
      await drop()
    },
  }
}
