import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database'
import { createLog } from '#server/platform/log'

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
  const name = newName()
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${templateName()}`)
  const databaseUrl = urlOf(name)
  const access = await connectDatabase({ databaseUrl, log: createLog('error'), maxConnections: 8 })
  const drop = async (): Promise<void> => {
    await access.close()
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { ...access, databaseUrl, drop }
}

/** A fresh database with nothing in it, not even the migrations. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const name = newName()
  await onServer(`CREATE DATABASE ${name}`)
  const databaseUrl = urlOf(name)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  const drop = async (): Promise<void> => {
    await pool.end()
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { pool, databaseUrl, drop }
}

function newName(): string {
  return `test_${randomUUID().replaceAll('-', '')}`
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function templateName(): string {
  return new URL(inject('templateDatabaseUrl')).pathname.slice(1)
}

function urlOf(database: string): string {
  const url = new URL(inject('templateDatabaseUrl'))
  url.pathname = `/${database}`
  return url.href
}
