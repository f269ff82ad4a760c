import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY_MS } from '#domain/kernel/time'
import { sweepTasks } from '#server/sweep'
import { createTestApp, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T03:00:00+08:00' })
})
afterAll(() => app.close())

const hashOf = (text: string) => createHash('sha256').update(text).digest()

async function sweep(): Promise<void> {
  const [work] = Object.values(sweepTasks(app.context(null)))
  await work?.({})
}

/** So many answers that were kept so many days ago. */
async function keepAnswers(count: number, daysAgo: number): Promise<void> {
  const at = new Date(app.clock.now().getTime() - daysAgo * DAY_MS)
  await app.database.pool.query(
    `INSERT INTO idempotency_record (account_id, key, procedure, input_index, response, created_at)
     SELECT $1, gen_random_uuid(), 'appointment.book', '', '{}', $2 FROM generate_series(1, $3)`,
    [await app.newAccount(), at, count],
  )
}

async function ageOfKept(): Promise<number[]> {
  const { rows } = await app.database.pool.query<{ days: number }>(
    `SELECT DISTINCT extract(day FROM $1 - created_at)::int AS days FROM idempotency_record ORDER BY days`,
    [app.clock.now()],
  )
  return rows.map(({ days }) => days)
}

it('what is swept takes longer than a statement may, and yet it goes', async () => {
  const { pool } = app.database
  await keepAnswers(1_000, 31)
  await keepAnswers(1, 29)
  // As slow as some hundred times as many.
  await pool.query(`
    CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.005); RETURN OLD; END $$;
    CREATE TRIGGER slowly BEFORE DELETE ON idempotency_record FOR EACH ROW EXECUTE FUNCTION slowly()`)
  await sweep()
  expect(await ageOfKept()).toEqual([29])
  await pool.query('DROP TRIGGER slowly ON idempotency_record')
}, 60_000)

it('takes what ended long ago, and leaves what may still be of use', async () => {
  const { pool, db } = app.database
  const accountId = await app.newAccount()
  const now = app.clock.now().getTime()
  const logIn = (expiresInDays: number, revokedDaysAgo: number | null) =>
    pool.query(
      `INSERT INTO access_token (id, token_hash, account_id, created_at, last_seen_at, expires_at, revoked_at)
       VALUES ($1, $2, $3, $4, $4, $5, $6)`,
      [
        randomUUID(),
        randomBytes(32),
        accountId,
        new Date(now - 90 * DAY_MS),
        new Date(now + expiresInDays * DAY_MS),
        revokedDaysAgo && new Date(now - revokedDaysAgo * DAY_MS),
      ],
    )
  await logIn(20, null)
  await logIn(20, 31)
  await logIn(-31, null)
  await logIn(-29, 29)
  await pool.query(
    'INSERT INTO request_count (key_hash, window_at, requests) VALUES ($1, $3, 1), ($2, $4, 1)',
    [hashOf('old'), hashOf('new'), new Date(now - 2 * DAY_MS), new Date(now - 60_000)],
  )
  await sweep()
  expect(await db.accessToken.count({ where: { accountId } })).toBe(2)
  const counts = await db.requestCount.findMany({ select: { keyHash: true } })
  expect(counts.map(({ keyHash }) => Buffer.from(keyHash))).toEqual([hashOf('new')])
})
