import { afterAll, beforeAll, expect, it } from 'vitest'
import { Prisma } from '#server/platform/database/database'
import { isDatabaseUnavailable, violatedConstraint } from '#server/platform/database/database-errors'
import type { Statements } from '#server/platform/database/plain-sql'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query('CREATE TABLE seat (number int PRIMARY KEY, "takenBy" text)')
})
afterAll(() => database.drop())

const VALUES = Prisma.sql`
  SELECT ${'周小禾'}::text AS text, ${7}::int AS number, ${8n}::bigint AS big, ${true}::boolean AS yes,
    ${new Date('2026-11-21T08:00:00.123+08:00')}::timestamptz AS moment, ${null}::text AS nothing,
    ${['a "b"', 'c,d', '{}']}::text[] AS list, ${JSON.stringify({ name: '禾', list: [1] })}::jsonb AS document,
    ${Buffer.from('seal')}::bytea AS bytes, '2026-11-21'::date::text AS day`

it('a store reads and writes the same by Prisma and without it', async () => {
  const [byPrisma] = await database.db.$queryRaw<Record<string, unknown>[]>(VALUES)
  const [plain] = await database.plain.statements.$queryRaw<Record<string, unknown>[]>(VALUES)
  expect({ ...plain, bytes: null }).toEqual({ ...byPrisma, bytes: null })
  expect(plain).toMatchObject({ big: 8n, moment: new Date('2026-11-21T00:00:00.123Z'), day: '2026-11-21' })
  expect(Buffer.from(plain?.bytes as Uint8Array)).toEqual(Buffer.from(byPrisma?.bytes as Uint8Array))
})

it('what Prisma would read in another way is not read at all', async () => {
  await expect(database.plain.statements.$queryRaw`SELECT '2026-11-21'::date`).rejects.toThrow(/as text/)
  await expect(database.plain.statements.$queryRaw`SELECT 0.1::numeric`).rejects.toThrow(/as text/)
})

function take(tx: Statements, number: number, by: string): Promise<number> {
  return tx.$executeRaw`INSERT INTO seat (number, "takenBy") VALUES (${number}, ${by})`
}

async function takers(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ takenBy: string }>(
    'SELECT "takenBy" FROM seat ORDER BY number',
  )
  return rows.map(({ takenBy }) => takenBy)
}

it('statements of one moment are done in their order, and each sees the one before', async () => {
  const [, seen, moved] = await database.plain.transaction((tx) =>
    Promise.all([
      take(tx, 1, '周小禾'),
      tx.$queryRaw<{ takenBy: string }[]>`SELECT "takenBy" FROM seat`,
      tx.$executeRaw`UPDATE seat SET "takenBy" = '周小满' WHERE "takenBy" = '周小禾'`,
    ]),
  )
  expect([seen, moved]).toEqual([[{ takenBy: '周小禾' }], 1])
  expect(await takers()).toEqual(['周小满'])
})

it('plans a statement once in a transaction, and leaves the connection as it was', async () => {
  const mode = (sql: Statements) => sql.$queryRaw<{ mode: string }[]>`
    SELECT current_setting('plan_cache_mode') AS mode`
  expect(await database.plain.transaction(mode)).toEqual([{ mode: 'force_generic_plan' }])
  const modes = await Promise.all(Array.from({ length: 20 }, () => mode(database.plain.statements)))
  expect(new Set(modes.map(([row]) => row?.mode))).toEqual(new Set(['auto']))
})

it('a transaction that fails leaves nothing, and says which constraint it met', async () => {
  const failing = database.plain.transaction(async (tx) => {
    await Promise.all([take(tx, 2, 'first'), take(tx, 1, 'second'), take(tx, 3, 'third')])
  })
  expect(await failing.catch(violatedConstraint)).toBe('seat_pkey')
  await expect(
    database.plain.transaction(async (tx) => {
      await take(tx, 4, 'fourth')
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect(await takers()).toEqual(['周小满'])
})

it('whoever overlooks a failed statement is not told that it was kept', async () => {
  const careless = database.plain.transaction(async (tx) => {
    await take(tx, 5, 'fifth')
    await take(tx, 1, 'sixth').catch(() => {})
  })
  await expect(careless).rejects.toThrow('ROLLBACK')
  expect(await takers()).toEqual(['周小满'])
})

it('what goes on in one part of the work after another has failed is said to nobody', async () => {
  let goOn = (): void => {}
  const later = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let straggling: Promise<unknown> = Promise.resolve()
  const failing = database.plain.transaction((tx) => {
    straggling = take(tx, 6, 'sixth').then(() => later.then(() => take(tx, 9, 'ninth')))
    return Promise.all([straggling, tx.$queryRaw`SELECT 1 / 0`])
  })
  await expect(failing).rejects.toThrow('division by zero')
  goOn()
  await expect(straggling).rejects.toThrow('over')
  expect(await takers()).toEqual(['周小满'])
})

it('a connection that is cut on the way is thrown away, and the next transaction has another', async () => {
  const cut = database.plain.transaction(async (tx) => {
    const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    await database.pool.query('SELECT pg_terminate_backend($1)', [own?.pid])
    await Promise.all([take(tx, 7, 'seventh'), take(tx, 8, 'eighth')])
  })
  expect(isDatabaseUnavailable(await cut.catch((error: unknown) => error))).toBe(true)
  for (let again = 0; again < 10; again++)
    await database.plain.transaction((tx) => take(tx, 20 + again, '又来'))
  expect((await takers()).length).toBe(11)
})
