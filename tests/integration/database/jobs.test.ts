import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cancelJob, enqueue, type Jobs, startJobs, type Tasks } from '#server/platform/jobs'
import { createLog } from '#server/platform/log'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'

let database: TestDatabase
let jobs: Jobs | undefined

beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
})
afterAll(() => database.drop())

/** Runs the queue until so many notes were taken, then stops it: several jobs run at once, so none of them is the last. */
async function runUntilNoted(count: number, tasks: Tasks = {}): Promise<readonly string[]> {
  const noted: string[] = []
  let enough = (): void => {}
  const allNoted = new Promise<void>((resolve) => {
    enough = resolve
  })
  const note = async (payload: unknown): Promise<void> => {
    const { says } = payload as { says: string }
    noted.push(says)
    if (noted.length === count) enough()
  }
  const options = { databaseUrl: database.databaseUrl, log: createLog('silent'), cron: [] }
  jobs = await startJobs({ ...options, tasks: { note, ...tasks } })
  await allNoted
  await jobs.stop()
  jobs = undefined
  return noted.sort()
}

/** How many jobs wait for their time. */
async function waiting(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM graphile_worker.jobs',
  )
  return rows[0]?.count ?? 0
}

test('a job exists if and only if its transaction commits', async () => {
  await database.transaction((tx) => enqueue(tx, 'note', { says: 'committed' }))
  const rolledBack = database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'rolled back' })
    throw new Error('changed my mind')
  })
  await expect(rolledBack).rejects.toThrow('changed my mind')
  expect(await waiting()).toBe(1)
  expect(await runUntilNoted(1)).toEqual(['committed'])
})

test('a second job with the same key replaces the first, and a cancelled one never runs', async () => {
  await database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'first' }, { jobKey: 'reminder:1' })
    await enqueue(tx, 'note', { says: 'replacement' }, { jobKey: 'reminder:1' })
    await enqueue(tx, 'note', { says: 'cancelled' }, { jobKey: 'reminder:2' })
    await cancelJob(tx, 'reminder:2')
  })
  expect(await waiting()).toBe(1)
  expect(await runUntilNoted(1)).toEqual(['replacement'])
})

test('a job for later waits for its time', async () => {
  await database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'tomorrow' }, { runAt: new Date(Date.now() + 86_400_000) })
    await enqueue(tx, 'note', { says: 'now' })
  })
  expect(await runUntilNoted(1)).toEqual(['now'])
  expect(await waiting()).toBe(1)
})

test('a job that fails is tried again', async () => {
  let attempts = 0
  const flaky = async (): Promise<void> => {
    attempts += 1
    if (attempts === 1) throw new Error('the message service did not answer')
    await database.transaction((tx) => enqueue(tx, 'note', { says: 'at last' }))
  }
  await database.transaction((tx) => enqueue(tx, 'flaky', {}))
  await runUntilNoted(1, { flaky })
  expect(attempts).toBe(2)
})

test('a queue whose connection breaks while it says that a job is over goes on', async () => {
  const locker = await database.pool.connect()
  const last = async (): Promise<void> => {
    await locker.query('BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE')
  }
  const cutWhoWaits = async (): Promise<number> => {
    const { rows } = await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'jiamenkou-jobs' AND wait_event_type = 'Lock'
         AND query LIKE '%delete%'`,
    )
    return rows.length
  }
  await database.transaction((tx) => enqueue(tx, 'last', {}))
  const run = runUntilNoted(1, { last })
  await expect.poll(cutWhoWaits, { timeout: 10_000 }).toBe(1)
  await locker.query('ROLLBACK')
  locker.release()
  await database.transaction((tx) => enqueue(tx, 'note', { says: 'still here' }))
  expect(await run).toEqual(['still here'])
})
