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
  await pool.query(['CREATE SCHEMA kept', ...copies].join('; '))
  return {
    async putBack() {
      const found = await tableSums(pool, tables)
      const changed = tables.filter((table) => found.get(table) !== kept.get(table))
      if (changed.length === 0) return []
      const restored = changed.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE kept.${table}`,
      ])
      // What was true together once needs no triggers to be true again, and some of them would refuse it.
      const statements = ['BEGIN', 'SET LOCAL session_replication_role = replica', ...restored, 'COMMIT']
      await pool.query(statements.join('; '))
      return changed
    },
  }
}

/** The number of rows and the sum of their hashes, by table: equal sums, equal rows. */
async function tableSums(pool: pg.Pool, tables: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sums = tables.map(
    (table) =>
      `SELECT '${table}' AS "table", concat(count(*), ' ', sum(hashtextextended(t::text, 0))) AS sum FROM ${table} AS t`,
  )
  // Planning so long a question takes longer than answering it: by its name each connection plans it once.
  const question = { name: 'table-sums', text: sums.join(' UNION ALL ') }
  const { rows } = await pool.query<{ table: string; sum: string }>(question)
  return new Map(rows.map(({ table, sum }) => [table, sum]))
}

async function tablesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT quote_ident(tablename) AS "table" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  return rows.map(({ table }) => table)
}
