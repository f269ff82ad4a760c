import net from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { isDatabaseUnavailable, violatedConstraint } from '#server/platform/database/database-errors'
import { createLog } from '#server/platform/log'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'

let database: TestDatabase
const opened: DatabaseAccess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query('CREATE TABLE tally (id int PRIMARY KEY, n int NOT NULL CHECK (n < 100))')
  await database.pool.query('INSERT INTO tally VALUES (1, 0), (2, 0)')
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((access) => access.close()))
})
afterAll(() => database.drop())

async function connect(databaseUrl = database.databaseUrl, maxConnections = 2): Promise<DatabaseAccess> {
  const access = await connectDatabase({ databaseUrl, log: createLog('silent'), maxConnections })
  opened.push(access)
  return access
}

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

test('a moment is the same moment in a PostgreSQL whose clock is on the wall of Shanghai', async () => {
  const name = new URL(database.databaseUrl).pathname.slice(1)
  await database.pool.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Shanghai'`)
  const { db } = await connect()
  const at = new Date('2026-11-21T10:00:00+08:00')
  const rows = await db.$queryRaw<{ read: Date; asked: boolean }[]>`
    SELECT '2026-11-21T10:00:00+08:00'::timestamptz AS "read", ${at} = '2026-11-21T10:00:00+08:00'::timestamptz AS "asked"`
  expect(rows).toEqual([{ read: at, asked: true }])
})

test('an address that undoes UTC is refused', async () => {
  const address = `${database.databaseUrl}?options=${encodeURIComponent('-c timezone=Asia/Shanghai')}`
  await expect(connect(address)).rejects.toThrow('timezone=UTC')
})

describe('transactions that collide', () => {
  /** Two that take the same two rows in opposite order, each holding its first until the other holds one too. */
  async function deadlock(attempts: string[]): Promise<void> {
    let holding = 0
    let bothHold = (): void => {}
    const both = new Promise<void>((resolve) => {
      bothHold = resolve
    })
    const takes = (name: string, first: number, second: number): Promise<void> =>
      database.transaction(async (tx) => {
        attempts.push(name)
        await tx.$executeRaw`UPDATE tally SET n = n + 1 WHERE id = ${first}`
        holding += 1
        if (holding >= 2) bothHold()
        await both
        await tx.$executeRaw`UPDATE tally SET n = n + 1 WHERE id = ${second}`
      })
    await Promise.all([takes('one', 1, 2), takes('other', 2, 1)])
  }

  test('the loser of a deadlock is tried again, and nothing is done twice', async () => {
    const attempts: string[] = []
    await deadlock(attempts)
    expect(attempts.length).toBeGreaterThan(2)
    expect((await database.pool.query('SELECT n FROM tally ORDER BY id')).rows).toEqual([{ n: 2 }, { n: 2 }])
  })

  test('three attempts are the limit', async () => {
    let attempts = 0
    const always = database.transaction(async (tx) => {
      attempts += 1
      await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$`
    })
    await expect(always).rejects.toThrow()
    expect(attempts).toBe(3)
  })

  test('a refusal of ours is not tried again', async () => {
    let attempts = 0
    const refused = database.transaction(async () => {
      attempts += 1
      throw new Error('slot full')
    })
    await expect(refused).rejects.toThrow('slot full')
    expect(attempts).toBe(1)
  })
})

describe('what an error of the database means', () => {
  test('the constraint that was violated, through Prisma and through SQL', async () => {
    const sql = await refusalOf(database.pool.query('UPDATE tally SET n = 100 WHERE id = 1'))
    expect(violatedConstraint(sql)).toBe('tally_n_check')
    const raw = await refusalOf(database.db.$executeRaw`UPDATE tally SET n = 100 WHERE id = 1`)
    expect(violatedConstraint(raw)).toBe('tally_n_check')
    const twice = await refusalOf(database.db.$executeRaw`INSERT INTO tally VALUES (1, 1)`)
    expect(violatedConstraint(twice)).toBe('tally_pkey')
    expect(isDatabaseUnavailable(twice)).toBe(false)
  })

  test('no connection free: refused after seconds, and served again as soon as one is', async () => {
    const small = await connect(database.databaseUrl, 1)
    const held = await small.pool.connect()
    const error = await refusalOf(small.db.account.count())
    expect(isDatabaseUnavailable(error)).toBe(true)
    held.release()
    expect(await small.db.account.count()).toBe(0)
  })

  test('a row that somebody else keeps locked', async () => {
    const holder = await database.pool.connect()
    await holder.query('BEGIN; UPDATE tally SET n = 5 WHERE id = 1')
    const error = await refusalOf(
      database.transaction((tx) => tx.$executeRaw`UPDATE tally SET n = 6 WHERE id = 1`),
    )
    await holder.query('ROLLBACK')
    holder.release()
    expect(isDatabaseUnavailable(error)).toBe(true)
  })

  test('a server that is not there', async () => {
    const away = new URL(database.databaseUrl)
    away.port = '1'
    const error = await refusalOf(connect(away.href))
    expect(isDatabaseUnavailable(error)).toBe(true)
  })
})

test('connections that are cut are replaced, and the process lives on', async () => {
  const access = await connect()
  await access.db.account.count()
  await database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  // The first may still meet a dead connection; never more than the pool holds.
  for (let i = 0; i < 2; i++) await refusalOf(access.db.account.count())
  expect(await access.db.account.count()).toBe(0)
})

test('a server that swallows everything is given up, not waited for', async () => {
  const relay = await relayTo(database.databaseUrl)
  const access = await connect(relay.url)
  expect(await access.db.account.count()).toBe(0)
  relay.swallow()
  const error = await refusalOf(access.transaction((tx) => tx.account.count()))
  expect(isDatabaseUnavailable(error)).toBe(true)
  relay.heal()
  await refusalOf(access.db.account.count())
  expect(await access.db.account.count()).toBe(0)
  await access.close()
  opened.splice(0)
  relay.close()
})

test('a server that goes away in the middle of a transaction, and is not there for the next', async () => {
  const relay = await relayTo(database.databaseUrl)
  const access = await connect(relay.url)
  const within = access.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`
    relay.close()
    await tx.$queryRaw`SELECT 1`
  })
  expect(isDatabaseUnavailable(await refusalOf(within))).toBe(true)
  expect(isDatabaseUnavailable(await refusalOf(access.db.$queryRaw`SELECT 1`))).toBe(true)
})

test('a connection that is cut while somebody has it ends no process', async () => {
  const access = await connect()
  const held = await access.pool.connect()
  const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const gone = new Promise((resolve) => held.once('end', resolve))
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await gone
  held.release(true)
  expect(await access.db.account.count()).toBe(0)
})

test('a server that forgets commits in a crash is refused at start', async () => {
  const forgetful = new URL(database.databaseUrl)
  forgetful.searchParams.set('options', '-c synchronous_commit=off')
  await expect(connect(forgetful.href)).rejects.toThrow(
    'synchronous_commit=off, so a crash would lose confirmed',
  )
})

/** A line to the database that can go dead without being cut, as a failing network does. */
async function relayTo(databaseUrl: string): Promise<{
  url: string
  swallow: () => void
  heal: () => void
  close: () => void
}> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<net.Socket>()
  let dead = false
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => dead || to.write(chunk))
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as net.AddressInfo).port)
  return {
    url: url.href,
    swallow: () => {
      dead = true
    },
    heal: () => {
      dead = false
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
