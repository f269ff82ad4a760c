import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '../../generated/prisma/client'
import type { Log } from '../log'
import { socketOf } from './connection-socket'
import { isConflictOfTransactions } from './database-errors'
import { createPlainSql, type PlainSql } from './plain-sql'
import { createStatementNames } from './statement-names'

/** `Prisma.sql` puts statements together; stores take it from here with the types of their rows. */
export { Prisma }
export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient
/** For a store that only reads: in a transaction or outside one. */
export type Reader = Database | Transaction

export interface DatabaseAccess {
  readonly db: Database
  /** The same connections, for statements that Prisma cannot say. */
  readonly pool: pg.Pool
  /** All of `work` is committed, or none; tried again when it lost a race with another transaction. */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly plain: PlainSql
  readonly close: () => Promise<void>
}

interface Options {
  readonly databaseUrl: string
  readonly log: Log
  readonly maxConnections?: number
  /** `databaseUrl` leads to a pooler that lends a session for the length of a transaction (decision 184). */
  readonly isPooled?: boolean
  /** For a first start that nobody waits behind: a slow machine gets a minute for each lock, statement and transaction. */
  readonly isUnhurried?: boolean
}

const MAX_CONNECTIONS = 16
const MAX_ATTEMPTS = 3
const RETRY_PAUSE_MS = 20
/**
 * A request that cannot be served must be refused within five seconds: the waits below add up to less, so that a
 * dead or overloaded database shows itself as `busy`, never as a hanging phone (reliability 16).
 */
const CONNECT_TIMEOUT_MS = 2_500
/** A connection in use that says nothing for `silence` has lost its server without a word; it is thrown away. */
const IN_A_REQUEST_MS = { lock: 2_000, statement: 4_000, silence: 4_300, transaction: 4_500 } as const
const UNHURRIED_MS = { lock: 60_000, statement: 60_000, silence: 60_000, transaction: 60_000 } as const
type Patience = typeof IN_A_REQUEST_MS | typeof UNHURRIED_MS

/** Asked for with each connection; a pooler's sessions have them from their role. */
const sessionSettings = ({ lock, statement, transaction }: Patience) => ({
  options: '-c timezone=UTC',
  lock_timeout: lock,
  statement_timeout: statement,
  idle_in_transaction_session_timeout: transaction + 1_000,
})

/**
 * Connects Prisma and plain SQL through one pool. Losing the database ends no process: broken connections are
 * dropped, requests fail until it is back, and the next one connects anew (reliability 3).
 *
 * Every connection speaks UTC: Prisma's adapter writes and reads moments without looking at their offset, so that in a
 * session of Asia/Shanghai they would be eight hours off.
 *
 * @throws Error with a sentence when commits would not survive a crash (`synchronous_commit` is off), or the
 * address of the database brings `options` of its own that undo the time zone.
 */
export async function connectDatabase({
  databaseUrl,
  log,
  maxConnections,
  isPooled = false,
  isUnhurried = false,
}: Options): Promise<DatabaseAccess> {
  const patience = isUnhurried ? UNHURRIED_MS : IN_A_REQUEST_MS
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    ...(isPooled ? {} : sessionSettings(patience)),
    keepAlive: true,
    // Prisma waits for each answer by itself; what is said without it need not (decision 188).
    pipeline: true,
    application_name: 'jiamenkou',
  })
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection broke'))
  outliveBrokenConnections(pool, log)
  dropSilentConnections(pool, patience)

  // Behind a pooler the next transaction is on another session, which knows none of the names.
  const nameOf = isPooled ? () => '' : createStatementNames()
  const plain = createPlainSql(pool, nameOf)
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }),
    transactionOptions: { maxWait: CONNECT_TIMEOUT_MS, timeout: patience.transaction },
    // The long form of Prisma's errors quotes the arguments of the query.
    errorFormat: 'minimal',
  })
  const close = async (): Promise<void> => {
    await db.$disconnect()
    await pool.end()
  }
  try {
    await assertDurable(pool)
    await assertUtc(pool)
    if (isPooled) await assertTimeouts(pool)
  } catch (error) {
    await close()
    throw error
  }
  return {
    db,
    pool,
    close,
    plain: { ...plain, transaction: (work) => withRetries(() => plain.transaction(work)) },
    transaction: (work) => withRetries(() => db.$transaction(work)),
  }
}

/** An acknowledged booking must survive a power cut; `off` and `local` settings of the server or role forget some. */
async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit')
  const setting = rows[0]?.synchronous_commit
  if (setting === 'on' || setting === 'remote_apply') return
  throw new Error(
    `PostgreSQL runs with synchronous_commit=${setting}, so a crash would lose confirmed bookings: set it to "on"`,
  )
}

async function assertUtc(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ TimeZone: string }>('SHOW timezone')
  const zone = rows[0]?.TimeZone
  if (zone === 'UTC') return
  throw new Error(
    `PostgreSQL speaks to us in ${zone} time: add "-c timezone=UTC" to the options in DATABASE_URL`,
  )
}

/** A pooler hands no settings on: without them a lost lock would hold up a phone for ever. */
async function assertTimeouts(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT name FROM pg_settings WHERE setting = '0'
     AND name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')`,
  )
  if (rows.length === 0) return
  const settings = Object.entries(sessionSettings(IN_A_REQUEST_MS)).slice(1)
  throw new Error(
    `DATABASE_URL leads to sessions without ${rows.map(({ name }) => name).join(', ')}: ALTER ROLE … IN DATABASE … SET ${settings.map(([name, ms]) => `${name} = '${ms}ms'`).join(', ')}, one statement each`,
  )
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (attempts >= MAX_ATTEMPTS || !isConflictOfTransactions(error)) throw error
      // Those who collided must not collide again in step.
      await sleep(RETRY_PAUSE_MS * attempts * (0.5 + Math.random()))
    }
  }
}

/**
 * A connection that is handed from one request to the next has no listener for a moment. A server that dies says so in
 * the same breath as its last answer, which is that moment; unheard, it would end our process.
 */
function outliveBrokenConnections(pool: pg.Pool, log: Log): void {
  pool.on('connect', (client) => {
    client.on('error', (err) => log.debug({ err }, 'a database connection broke'))
  })
}

function dropSilentConnections(pool: pg.Pool, { silence }: Patience): void {
  pool.on('connect', (client) => {
    const socket = socketOf(client)
    socket.on('timeout', () => socket.destroy(new Error('PostgreSQL is silent')))
  })
  pool.on('acquire', (client) => socketOf(client).setTimeout(silence))
  pool.on('release', (_error, client) => socketOf(client).setTimeout(0))
}
