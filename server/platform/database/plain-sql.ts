import pg from 'pg'
import { Prisma } from '../../generated/prisma/client'
import { socketOf } from './connection-socket'

/** What a raw statement is said to: Prisma's client, its transactions, and `PlainSql`. */
export interface Statements {
  $queryRaw<Rows = unknown>(text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>
  /** @returns how many rows it touched */
  $executeRaw(text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>
}

/**
 * The same database on the same connections, without Prisma between: for what is asked so often that its share of a
 * statement is felt (decision 188). Statements of a transaction that are asked for at one moment travel together and are
 * done in their order.
 */
export interface PlainSql {
  readonly statements: Statements
  /** All of `work` is committed, or none. */
  readonly transaction: <T>(work: (tx: Statements) => Promise<T>) => Promise<T>
}

type NameOf = (query: { readonly sql: string }) => string
type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>

/**
 * A statement is planned once a connection, not anew for its values: for these, which find a few rows by their keys, planning
 * costs PostgreSQL more than doing (decision 189). SET LOCAL ends with the transaction, so that a pooler may lend the session.
 */
const BEGIN = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan'

/** `pool` sends without waiting for the answer before (`pipeline`); `nameOf` names what is worth preparing. */
export function createPlainSql(pool: pg.Pool, nameOf: NameOf): PlainSql {
  return {
    statements: statementsOn((query) => pool.query(query), nameOf),
    transaction: (work) => inTransaction(pool, nameOf, work),
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  nameOf: NameOf,
  work: (tx: Statements) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let isOver = false
  let lost: Error | undefined
  // What goes on in a part of the work after another part has failed must not be said to the connection's next user.
  const send: Send = async (query) => {
    if (isOver) throw new Error('a statement of a transaction that is over')
    return inOneWrite(client, () => client.query(query))
  }
  try {
    // Not waited for: it leaves with the first statements, which fail if it does.
    const begun = inOneWrite(client, () => client.query(BEGIN))
    const [, result] = await Promise.all([begun, work(statementsOn(send, nameOf))])
    isOver = true
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error(`a transaction ended as ${command}`)
    return result
  } catch (error) {
    isOver = true
    lost = await client.query('ROLLBACK').then(
      () => undefined,
      (cause: Error) => cause,
    )
    throw error
  } finally {
    client.release(lost)
  }
}

/** Everything that is said in the same turn leaves in one write, for which PostgreSQL wakes up once. */
function inOneWrite<T>(client: pg.PoolClient, say: () => Promise<T>): Promise<T> {
  const socket = socketOf(client)
  socket.cork()
  process.nextTick(() => socket.uncork())
  return say()
}

function statementsOn(send: Send, nameOf: NameOf): Statements {
  const say = (text: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]) => {
    const sql = 'raw' in text ? Prisma.sql(text, ...values) : text
    return send({ name: nameOf({ sql: sql.text }), text: sql.text, values: sql.values, types: TYPES })
  }
  return {
    $queryRaw: async <Rows>(text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await say(text, values)).rows as Rows,
    $executeRaw: async (text, ...values) => (await say(text, values)).rowCount ?? 0,
  }
}

const { INT8, DATE, TIME, TIMESTAMP, NUMERIC } = pg.types.builtins
/** What the driver and Prisma read differently, so that a store would depend on who asks: said as text or another type. */
const UNCLEAR = new Set<number>([DATE, TIME, TIMESTAMP, NUMERIC])

/** As Prisma reads them: a `bigint` is a BigInt. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === INT8) return BigInt
    if (!UNCLEAR.has(oid)) return pg.types.getTypeParser(oid, format)
    return () => {
      throw new Error(`a column of type ${oid} must be read as text`)
    }
  },
}
