import type pg from 'pg'

/** Everything that a database held at a moment: an example world is built once, and lent to test after test. */
export interface KeptDatabase {
  /** Whatever was done since is undone. @returns the tables in which something was done */
  readonly putBack: () => Promise<readonly string[]>
}

/** Keeps a copy of every table in a schema of its own, once for each database. */
export async function keepDatabase(pool: pg.Pool): Promise<KeptDatabase> {
  const tables = await tablesOf(pool)
  const kept = await tableSums(pool, tables)
  const copies = tables.map((table) => `CREATE TABLE kept.${table} AS TABLE public.${table}`)
  await pool.query(['CREATE SCHEMA kept', ...copies, WATCH, ...tables.map(watched)].join('; '))
  return {
    async putBack() {
      const touched = await touchedTables(pool)
      const found = await tableSums(pool, touched)
      const changed = touched.filter((table) => found.get(table) !== kept.get(table))
      if (touched.length === 0) return []
      const restored = changed.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE kept.${table}`,
      ])
      // What was true together once needs no triggers to be true again, and some of them would refuse it.
      const asItWas = ['SET LOCAL session_replication_role = replica', ...restored, 'DELETE FROM kept.touch']
      await pool.query(['BEGIN', ...asItWas, 'COMMIT'].join('; '))
      return changed
    },
  }
}

/** Every statement that may have written leaves its table's name: to read all tables after each call took longest. */
const WATCH = `
  CREATE UNLOGGED TABLE kept.touch (touched text NOT NULL);
  CREATE FUNCTION kept.note_touch() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO kept.touch VALUES (quote_ident(TG_TABLE_NAME)); RETURN NULL; END'`

const watched = (table: string): string => `
  CREATE TRIGGER kept AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION kept.note_touch()`

async function touchedTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ touched: string }>('SELECT DISTINCT touched FROM kept.touch ORDER BY 1')
  return rows.map(({ touched }) => touched)
}

/** The number of rows and the sum of their hashes, by table: equal sums, equal rows. */
export async function tableSums(
  pool: pg.Pool,
  tables: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (tables.length === 0) return new Map()
  const sums = tables.map(
    (table) =>
      `SELECT '${table}' AS "table", concat(count(*), ' ', sum(hashtextextended(t::text, 0))) AS sum FROM ${table} AS t`,
  )
  const { rows } = await pool.query<{ table: string; sum: string }>(sums.join(' UNION ALL '))
  return new Map(rows.map(({ table, sum }) => [table, sum]))
}

export async function tablesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT quote_ident(tablename) AS "table" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  return rows.map(({ table }) => table)
}
