import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cancelJob, enqueue, type Jobs, startJobs, type Tasks } from '#server/platform/jobs'
import { createLog } from '#server/platform/log'
import { createTestDatabase, type TestDatabase } from '../support/test-database'

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

/** Runs the queue until a job named `last` was done. */
async function runUntilLast(tasks: Tasks = {}): Promise<readonly string[]> {
  const done: string[] = []
  await new Promise<void>((resolve, reject) => {
    const note = async (payload: unknown): Promise<void> => {
      const { says } = payload as { says: string }
      done.push(says)
      if (says === 'last') resolve()
    }
    const options = { databaseUrl: database.databaseUrl, log: createLog('silent'), cron: [] }
    startJobs({ ...options, tasks: { note, ...tasks } }).then((started) => {
      jobs = started
    }, reject)
  })
  return done
}

test('a job exists if and only if its transaction commits', async () => {
  await database.transaction((tx) => enqueue(tx, 'note', { says: 'committed' }))
  const rolledBack = database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'rolled back' })
    throw new Error('changed my mind')
  })
  await expect(rolledBack).rejects.toThrow('changed my mind')
  await database.transaction((tx) => enqueue(tx, 'note', { says: 'last' }))
  expect([...(await runUntilLast())].sort()).toEqual(['committed', 'last'])
})

test('a second job with the same key replaces the first, and a cancelled one never runs', async () => {
  await database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'first' }, { jobKey: 'reminder:1' })
    await enqueue(tx, 'note', { says: 'replacement' }, { jobKey: 'reminder:1' })
    await enqueue(tx, 'note', { says: 'cancelled' }, { jobKey: 'reminder:2' })
    await cancelJob(tx, 'reminder:2')
    await enqueue(tx, 'note', { says: 'last' }, { runAt: new Date(Date.now() + 300) })
  })
  expect([...(await runUntilLast())].sort()).toEqual(['last', 'replacement'])
})

test('a job for later waits for its time', async () => {
  await database.transaction(async (tx) => {
    await enqueue(tx, 'note', { says: 'tomorrow' }, { runAt: new Date(Date.now() + 86_400_000) })
    await enqueue(tx, 'note', { says: 'last' })
  })
  expect(await runUntilLast()).toEqual(['last'])
})

test('a job that fails is tried again', async () => {
  let attempts = 0
  const flaky = async (): Promise<void> => {
    attempts += 1
    if (attempts === 1) throw new Error('the message service did not answer')
    await database.transaction((tx) => enqueue(tx, 'note', { says: 'last' }))
  }
  await database.transaction((tx) => enqueue(tx, 'flaky', {}))
  await runUntilLast({ flaky })
  expect(attempts).toBe(2)
})
