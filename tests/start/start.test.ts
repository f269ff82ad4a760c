import { once } from 'node:events'
import * as fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltServer, runToItsEnd, startBuiltServer } from '../support/server/built-server'
import { temporaryFolder } from '../support/server/temporary-folder'

/** The first test starts in an empty folder; to found the county again for each of the others would take most of the time. */
let home: string
const servers: BuiltServer[] = []

beforeAll(() => {
  home = temporaryFolder()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await end(server, 'SIGTERM')
})
afterAll(() => {
  // A server that was ended at once leaves its PostgreSQL to the next start.
  if (fs.existsSync(lockFile())) process.kill(postgresPid(), 'SIGQUIT')
  fs.rmSync(home, { recursive: true, force: true })
})

async function start(): Promise<BuiltServer> {
  const server = await startBuiltServer({ DATA_DIR: home })
  servers.push(server)
  return server
}

/** @returns the exit code */
async function end(server: BuiltServer, ...signals: NodeJS.Signals[]): Promise<number | null> {
  const { process: child } = server
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  for (const signal of signals) child.kill(signal)
  const [exitCode] = await exited
  return exitCode as number | null
}

async function statusOf(server: BuiltServer, url: string): Promise<number> {
  return (await fetch(server.address + url)).status
}

const lockFile = (): string => path.join(home, 'postgres/cluster/postmaster.pid')
const postgresPid = (): number => Number(fs.readFileSync(lockFile(), 'utf8').split('\n')[0])

/** Sends the head of a request and half of its body; `finish` sends the rest. */
async function beginRequest(server: BuiltServer): Promise<{ finish: () => Promise<number | undefined> }> {
  const body = '{"query":"云溪"}'
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const request = http.request(`${server.address}/trpc/organization.list`, { method: 'POST', headers })
  request.on('error', () => {})
  request.write(body.slice(0, 5))
  await once(request, 'socket')
  // A second, whole request proves that the first has been taken in.
  await statusOf(server, '/healthz')
  return {
    finish: async () => {
      request.end(body.slice(5))
      const [response] = (await once(request, 'response')) as [http.IncomingMessage]
      response.resume()
      return response.statusCode
    },
  }
}

test('two that start at once on one empty folder are both ready and know the same county', async () => {
  expect(fs.readdirSync(home)).toEqual([])
  const [one, other] = await Promise.all([start(), start()])
  expect(await statusOf(one, '/readyz')).toBe(200)
  expect(await statusOf(other, '/readyz')).toBe(200)
  const list = async (server: BuiltServer): Promise<{ id: string }[]> => {
    const response = await fetch(`${server.address}/trpc/organization.list?input=%7B%7D`)
    const { result } = (await response.json()) as { result: { data: { rows: { id: string }[] } } }
    return result.data.rows.map(({ id }) => ({ id }))
  }
  expect((await list(one)).length).toBeGreaterThan(0)
  expect(await list(other)).toEqual(await list(one))
})

describe('stopping', () => {
  test('a request that was begun is answered, then everything stops in order', async () => {
    const server = await start()
    const request = await beginRequest(server)
    server.process.kill('SIGTERM')
    expect(await request.finish()).toBe(200)
    expect(await end(server)).toBe(0)
    expect(fs.existsSync(lockFile())).toBe(false)
  })

  test('a request that never ends is cut off, and the rest stops in order', async () => {
    const server = await start()
    await beginRequest(server)
    expect(await end(server, 'SIGTERM')).toBe(0)
    expect(fs.existsSync(lockFile())).toBe(false)
  })

  test('a second signal ends it at once', async () => {
    const server = await start()
    await beginRequest(server)
    const exited = once(server.process, 'exit')
    server.process.kill('SIGTERM')
    // Until it has heard the first one it would take both for one.
    while ((await fetch(`${server.address}/healthz`).catch(() => null)) !== null);
    server.process.kill('SIGTERM')
    expect((await exited)[0]).toBe(1)
  })
})

test('PostgreSQL is killed: the server lives on and is soon ready again', async () => {
  const server = await start()
  process.kill(postgresPid(), 'SIGKILL')
  // Its children outlive it for a moment and may still answer: what is asked for is an answer that lasts.
  const answers = async () => [
    await statusOf(server, '/readyz'),
    await statusOf(server, '/trpc/organization.list?input=%7B%7D'),
    await statusOf(server, '/readyz'),
  ]
  await expect.poll(answers, { timeout: 20_000, interval: 100 }).toEqual([200, 200, 200])
  expect(server.process.exitCode).toBeNull()
})

test('a port that is taken is said in a sentence', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as net.AddressInfo
  const { exitCode, output } = await runToItsEnd({ DATA_DIR: home, PORT: String(port) })
  taken.close()
  expect(exitCode).toBe(1)
  expect(output).toContain(`PORT ${port} is taken`)
})

describe('settings that are not right', () => {
  const key = Buffer.alloc(32).toString('base64')
  const production = {
    NODE_ENV: 'production',
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'secret-word',
    FIELD_KEYS: `a:${key}`,
    FIELD_INDEX_KEY: key,
  }

  test.each([
    ['a port that is no number', { PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535.'],
    [
      'the simulator in production',
      { ...production, SIMULATOR: 'on' },
      'NODE_ENV=production never runs the simulator or demo log-ins',
    ],
    [
      'production without WeChat',
      { ...production, WECHAT_APPID: '', WECHAT_SECRET: '' },
      'WECHAT_APPID and WECHAT_SECRET must be set',
    ],
    [
      'production without keys',
      { ...production, FIELD_KEYS: '', FIELD_INDEX_KEY: '' },
      'FIELD_KEYS and FIELD_INDEX_KEY must be set',
    ],
  ])('%s', async (_mistake, settings, sentence) => {
    const empty = temporaryFolder()
    const { exitCode, output } = await runToItsEnd({ DATA_DIR: empty, ...settings })
    expect(exitCode).toBe(1)
    expect(output).toContain(sentence)
    expect(output).not.toMatch(/secret-word|\n {4}at /)
    expect(fs.readdirSync(empty)).toEqual([])
    fs.rmdirSync(empty)
  })

  test('a database that is not there is named as the reason', async () => {
    const { exitCode, output } = await runToItsEnd({
      DATA_DIR: home,
      DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c',
    })
    expect(exitCode).toBe(1)
    expect(output).toContain('Nobody answers at the host and port of DATABASE_URL (ECONNREFUSED)')
  })

  test('a data folder that is a file is named as the reason', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'file')
    fs.writeFileSync(file, '')
    const { exitCode, output } = await runToItsEnd({ DATA_DIR: file })
    fs.rmSync(folder, { recursive: true })
    expect(exitCode).toBe(1)
    expect(output).toContain(`DATA_DIR ${file} cannot be used (EEXIST)`)
  })
})
