import { expect } from 'vitest'
import type { TestDatabase } from '../database/test-database'

/** Locks a row as a booking would, until it is let go: whoever wants it queues up in the order of coming. */
export async function holdRow(
  { pool }: Pick<TestDatabase, 'pool'>,
  table: 'account' | 'patient',
  id: string,
): Promise<{ letGo: () => Promise<void> }> {
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query(`SELECT FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`, [id])
  return {
    async letGo() {
      await holder.query('COMMIT')
      holder.release()
    },
  }
}

/** Until so many transactions of this database wait for a lock. */
export async function untilWaiting({ pool }: Pick<TestDatabase, 'pool'>, count: number): Promise<void> {
  const waiting = async (): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return rows[0]?.count ?? 0
  }
  await expect.poll(waiting, { timeout: 1_500, interval: 10 }).toBeGreaterThanOrEqual(count)
}
