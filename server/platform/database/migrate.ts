import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface AppliedMigration {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

/** The lock that Prisma's own `migrate deploy` takes: the two never run at once. */
const PRISMA_MIGRATE_LOCK = 72_707_369
const LOCK_TIMEOUT = '60s'
/**
 * Older ones are mended by nobody any more (14 until 12 November 2026), and let every role make functions in the schema
 * `public`, which our statements look into. No statement of ours needs 15.
 */
const OLDEST_POSTGRES = 15
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** Beside the built server, or at its place in the source. */
export function migrationsFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const built = path.join(here, 'migrations')
  return fs.existsSync(built) ? built : path.resolve(here, '../../../prisma/migrations')
}

/**
 * Applies what is not yet applied, in order, as `prisma migrate deploy` does (same table, checksums and lock) and
 * without its command line, which production does not install. Of two processes that start at once one applies and
 * the other waits. A migration and its record are one transaction: a crash leaves both or neither. Therefore no
 * migration may hold `BEGIN`, `COMMIT` or `CONCURRENTLY`.
 *
 * @returns the names of the migrations applied now
 * @throws Error with a sentence when PostgreSQL is too old, or a migration was edited after it was applied, or fails.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder()): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'; SET statement_timeout = 0`)
    await assertNewEnough(client)
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK])
    await client.query(MIGRATIONS_TABLE)
    const pending = notYetApplied(readMigrations(folder), await readApplied(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    // Ends the session and with it the lock.
    await client.end()
  }
}

async function assertNewEnough(client: pg.Client): Promise<void> {
  // 150018 is 15.18.
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version`,
  )
  const version = rows[0]?.version ?? 0
  if (version >= OLDEST_POSTGRES) return
  throw new Error(
    `DATABASE_URL leads to PostgreSQL ${version}, which nobody mends any more: ${OLDEST_POSTGRES} or newer is needed.`,
  )
}

/** @returns the names of the migrations that the database still lacks; the server is ready when there are none. */
export async function pendingMigrations(
  database: Pick<pg.Pool, 'query'>,
  folder = migrationsFolder(),
): Promise<readonly string[]> {
  return notYetApplied(readMigrations(folder), await readApplied(database)).map((migration) => migration.name)
}

function readMigrations(folder: string): readonly Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function readApplied(database: Pick<pg.Pool, 'query'>): Promise<readonly AppliedMigration[]> {
  const { rows } = await database.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function notYetApplied(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const earlier = new Map(applied.map((row) => [row.migration_name, row]))
  return migrations.filter(({ name, checksum }) => {
    const row = earlier.get(name)
    if (!row) return true
    if (!row.finished_at) {
      throw new Error(
        `migration ${name} failed earlier: repair the database, then run prisma migrate resolve`,
      )
    }
    if (row.checksum !== checksum) {
      throw new Error(
        `migration ${name} was edited after it was applied: undo the edit and write a new migration`,
      )
    }
    return false
  })
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    throw new Error(`migration ${name} failed and left nothing behind: ${(cause as Error).message}`, {
      cause,
    })
  }
}
