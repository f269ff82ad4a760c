import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase } from '#server/platform/database/database'
import { followStandby, type Standby } from '#server/platform/database/read-lists'
import { createLog } from '#server/platform/log'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { newOrganization } from '../../support/rows/test-organization'

/** Another database of the same server stands for the standby: what only it knows shows who answered. */
let database: TestDatabase
let other: TestDatabase
let standby: Standby

beforeAll(async () => {
  database = await createTestDatabase()
  other = await createTestDatabase()
  await newOrganization(other.db)
  standby = followStandby({
    database,
    connectStandby: () => connectDatabase({ databaseUrl: other.databaseUrl, log: createLog('silent') }),
    log: createLog('silent'),
  })
})
afterAll(async () => {
  await standby.close()
  await other.drop()
  await database.drop()
})

const places = () => standby.readLists((db) => db.organization.count())
const allow = (isAllowed: boolean) =>
  database.pool.query(
    `ALTER DATABASE "${new URL(other.databaseUrl).pathname.slice(1)}" ALLOW_CONNECTIONS ${isAllowed}`,
  )

test('lists are read from a standby that is up to date', async () => {
  await expect.poll(places, { timeout: 10_000 }).toBe(1)
})

test('one that goes away is not waited for, and one that is back is read again', async () => {
  await allow(false)
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'jiamenkou'`,
    [new URL(other.databaseUrl).pathname.slice(1)],
  )
  // No question fails meanwhile: each is answered by one or the other.
  await expect.poll(places, { timeout: 5_000, interval: 20 }).toBe(0)
  await allow(true)
  await expect.poll(places, { timeout: 10_000, interval: 50 }).toBe(1)
})

test('a mistake in the question is not asked again elsewhere', async () => {
  const asked: unknown[] = []
  const wrong = standby.readLists((db) => {
    asked.push(db)
    return db.$queryRaw`SELECT nothing_of_that_name`
  })
  await expect(wrong).rejects.toThrow('nothing_of_that_name')
  expect(asked).toHaveLength(1)
})
