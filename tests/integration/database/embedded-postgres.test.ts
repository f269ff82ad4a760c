import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/server/temporary-folder'

let home: string
let folder: string
const tenants: Tenant[] = []

beforeEach(() => {
  home = temporaryFolder()
  folder = path.join(home, 'postgres')
})
afterEach(async () => {
  for (const tenant of tenants.splice(0)) await tenant.leave()
  fs.rmSync(home, { recursive: true, force: true })
})

interface Tenant {
  readonly process: ChildProcess
  readonly url: string
  readonly leave: () => Promise<void>
}

async function enter(): Promise<Tenant> {
  const child = fork('tests/support/database/postgres-tenant.ts', [folder], { execArgv: ['--import', 'tsx'] })
  const [url] = (await once(child, 'message')) as [string]
  const leave = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.send('leave')
    await once(child, 'exit')
  }
  const tenant = { process: child, url, leave }
  tenants.push(tenant)
  return tenant
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  // The server may be killed while we ask.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end().catch(() => {})
  }
}

function serverPid(): number | null {
  const lockFile = path.join(folder, 'cluster', 'postmaster.pid')
  return fs.existsSync(lockFile) ? Number(fs.readFileSync(lockFile, 'utf8').split('\n')[0]) : null
}

/** Bounded: 20 s, far more than a start takes. */
async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await ask(url, 'SELECT 1').catch(() => null)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('PostgreSQL did not come back')
}

test('two first starts at once on one folder share one sound server', async () => {
  const [one, other] = await Promise.all([enter(), enter()])
  expect(one.url).toBe(other.url)
  await ask(one.url, 'CREATE TABLE note (text text)')
  expect(await ask(other.url, 'SELECT count(*)::int FROM note')).toBe(0)
  expect(fs.readdirSync(home)).toEqual(['postgres'])
})

test('a commit is on disk before it is acknowledged', async () => {
  const { url } = await enter()
  expect(await ask(url, 'SHOW synchronous_commit')).toBe('on')
  expect(await ask(url, 'SHOW fsync')).toBe('on')
})

test('it listens on this machine only, and asks for the password', async () => {
  const { url } = await enter()
  expect(await ask(url, 'SHOW listen_addresses')).toBe('127.0.0.1')
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('who leaves last stops it', async () => {
  const [one, other] = await Promise.all([enter(), enter()])
  await one.leave()
  expect(await ask(other.url, 'SELECT 1')).toBe(1)
  await other.leave()
  expect(serverPid()).toBeNull()
})

test('a killed process leaves it running; the next start joins it and finds its rows', async () => {
  const killed = await enter()
  await ask(killed.url, 'CREATE TABLE note AS SELECT 42 AS answer')
  killed.process.kill('SIGKILL')
  await once(killed.process, 'exit')
  const next = await enter()
  expect(next.url).toBe(killed.url)
  expect(await ask(next.url, 'SELECT answer FROM note')).toBe(42)
})

test('killed itself, it is started again on its port with every committed row', async () => {
  const [one] = await Promise.all([enter(), enter()])
  await ask(one.url, 'CREATE TABLE note AS SELECT 42 AS answer')
  process.kill(serverPid() ?? 0, 'SIGKILL')
  await untilAnswers(one.url)
  expect(await ask(one.url, 'SELECT answer FROM note')).toBe(42)
  expect(one.process.exitCode).toBeNull()
})

test('server and process killed together, the next start recovers', async () => {
  const killed = await enter()
  await ask(killed.url, 'CREATE TABLE note AS SELECT 42 AS answer')
  killed.process.kill('SIGKILL')
  process.kill(serverPid() ?? 0, 'SIGKILL')
  await once(killed.process, 'exit')
  const next = await enter()
  expect(await ask(next.url, 'SELECT answer FROM note')).toBe(42)
})

test('a lock file whose number now belongs to some other program does not keep it from starting', async () => {
  const tenant = await enter()
  await tenant.leave()
  // As after a restart of a container: the old number is in use, by us.
  const lockFile = path.join(folder, 'cluster', 'postmaster.pid')
  fs.writeFileSync(lockFile, `${process.pid}\n${folder}/cluster\n1700000000\n5432\n\n127.0.0.1\n\nready\n`)
  expect(await ask((await enter()).url, 'SELECT 1')).toBe(1)
})
