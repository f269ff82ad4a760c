import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { publicProcedure, router } from '#server/platform/api/trpc'
import { readConfig } from '#server/platform/config/config'
import type { Context } from '#server/platform/context'
import { createHttpServer } from '#server/platform/http/http'
import { enqueueAll } from '#server/platform/jobs'
import { createLog } from '#server/platform/log'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { temporaryFolder } from '../../support/server/temporary-folder'

const echoed = publicProcedure.input(z.strictObject({ text: z.string() })).query(({ input }) => {
  if (input.text === 'broken') throw new Error('/srv/secret/path: SELECT * FROM patient')
  return input
})
const echoRouter = router({
  echo: echoed,
  hurried: echoed,
  anything: publicProcedure.input(z.any()).mutation(() => 'read'),
  broken: publicProcedure.query(() => {
    throw new Error('/srv/secret/path: SELECT * FROM patient')
  }),
})

let database: TestDatabase
let app: FastifyInstance | undefined
let isStopping = false

beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await app?.close()
  isStopping = false
})
afterAll(() => database.drop())

interface Extras {
  readonly webFolder?: string
  readonly logLines?: string[]
}

async function serve(settings: Record<string, string> = {}, extras: Extras = {}): Promise<FastifyInstance> {
  const write = (line: string): void => {
    extras.logLines?.push(line)
  }
  app = await createHttpServer({
    config: readConfig(settings),
    log: createLog(extras.logLines ? 'info' : 'silent', { write }),
    pool: database.pool,
    router: echoRouter,
    rushed: ['hurried'],
    // These procedures read nothing of it.
    createContext: async ({ req }) => ({ requestId: req.id, log: req.log }) as Context,
    webFolder: extras.webFolder ?? 'does-not-exist',
    isStopping: () => isStopping,
  })
  return app
}

const json = { 'content-type': 'application/json' }
const echo = (payload: string, headers: Record<string, string> = {}) => ({
  method: 'POST' as const,
  url: '/trpc/echo',
  headers: { ...json, ...headers },
  payload,
})

describe('bad requests are refused in one shape, without a word about our insides', () => {
  test.each([
    ['broken JSON', '{"text":', 400, 'input_invalid'],
    ['no body', '', 400, 'input_invalid'],
    ['another type', '{"text":7}', 400, 'input_invalid'],
    ['an unknown field', '{"text":"a","isAdmin":true}', 400, 'input_invalid'],
    ['a prototype', '{"text":"a","__proto__":{"isAdmin":true}}', 400, 'input_invalid'],
    ['an abyss of brackets', '['.repeat(200_000), 400, 'input_invalid'],
    ['4 MB', JSON.stringify({ text: 'x'.repeat(4_000_000) }), 413, 'input_too_large'],
  ])('%s', async (_what, payload, status, domainCode) => {
    const response = await (await serve()).inject(echo(payload))
    expect(response.statusCode).toBe(status)
    expect(response.json().error.data.domainCode).toBe(domainCode)
    expect(response.json().error.data.requestId).toBe(response.headers['x-request-id'])
    expect(response.body).not.toMatch(/stack|node_modules|\.ts:/)
  })

  test('a body that is no JSON at all', async () => {
    const server = await serve()
    const response = await server.inject(echo('<a/>', { 'content-type': 'application/xml' }))
    expect(response.statusCode).toBeLessThan(500)
    expect(response.json().error.data.domainCode).toBe('input_invalid')
  })

  test.each([
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    ],
    ['application/x-www-form-urlencoded', 'a=b'],
    ['application/octet-stream', 'ab'],
    ['text/plain', '{}'],
  ])('%s, whose size tRPC would not limit, is never read', async (type, payload) => {
    const server = await serve()
    const request = { method: 'POST' as const, url: '/trpc/anything', payload }
    const response = await server.inject({ ...request, headers: { 'content-type': type } })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.data.domainCode).toBe('input_invalid')
  })

  test('an address that does not exist', async () => {
    const response = await (await serve()).inject('/admin.php')
    expect(response.statusCode).toBe(404)
    expect(response.json().error.data.domainCode).toBe('not_found')
  })

  test('a batch of 10,000', async () => {
    const server = await serve()
    const url = `/trpc/${Array(10_000).fill('echo').join(',')}?batch=1`
    const response = await server.inject({ method: 'POST', url, headers: json, payload: '{}' })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
    expect(response.json().error.data.domainCode).toBeDefined()
  })

  test('a batch of 11 is too many, of 10 is not', async () => {
    const server = await serve()
    const batch = async (size: number): Promise<number> => {
      const url = `/trpc/${Array(size).fill('echo').join(',')}?batch=1`
      const inputs = Object.fromEntries(Array.from({ length: size }, (_, i) => [i, { text: 'a' }]))
      return (await server.inject({ method: 'POST', url, headers: json, payload: JSON.stringify(inputs) }))
        .statusCode
    }
    expect(await batch(10)).toBe(200)
    expect(await batch(11)).toBe(400)
  })

  test('a bug of ours says "busy", nothing more', async () => {
    const response = await (await serve()).inject({
      method: 'POST',
      url: '/trpc/broken',
      headers: json,
      payload: '',
    })
    expect(response.json().error.data.domainCode).toBe('busy')
    expect(response.body).not.toMatch(/SELECT|secret|stack/)
  })
})

test('a good request is answered', async () => {
  const response = await (await serve()).inject(echo('{"text":"你好"}'))
  expect(response.json()).toEqual({ result: { data: { text: '你好' } } })
})

test.each([
  ['', '{"text":"你好"}'],
  ['', '{"text":'],
  ['', ''],
  ['', '{"text":7}'],
  ['', '{"text":"a","isAdmin":true}'],
  ['', '{"text":"broken"}'],
  ['?batch=1', '{"0":{"text":"a"}}'],
  ['?batch=1', '{"0":{"text":7}}'],
  ['?batch=1', '{"0":{"text":"broken"}}'],
  ['?batch=1', '{"1":{"text":"a"}}'],
  ['?batch=1', 'null'],
])('a procedure of the rush is answered as any other: %s %s', async (query, payload) => {
  const server = await serve()
  const [usual, hurried] = await Promise.all(
    ['echo', 'hurried'].map((name) => server.inject({ ...echo(payload), url: `/trpc/${name}${query}` })),
  )
  const answer = (response: typeof usual) => ({
    status: response?.statusCode,
    type: String(response?.headers['content-type']).split(';')[0],
    body: response?.body.replace(String(response.headers['x-request-id']), 'request'),
    retryAfter: response?.headers['retry-after'],
  })
  expect(answer(hurried)).toEqual(answer(usual))
})

test('the log names the procedure and never the query string or the body', async () => {
  const logLines: string[] = []
  const server = await serve({}, { logLines })
  await server.inject({ method: 'GET', url: `/trpc/echo?input=${encodeURIComponent('{"text":"张小明"}')}` })
  await server.inject(echo('{"text":"张小明"}'))
  const requests = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(requests).toHaveLength(2)
  expect(requests[0]).toMatchObject({ path: '/trpc/echo', status: 200 })
  expect(decodeURIComponent(logLines.join())).not.toContain('张小明')
})

describe('limits', () => {
  const limits = { ACCOUNT_REQUESTS_PER_MINUTE: '3', ADDRESS_REQUESTS_PER_MINUTE: '8' }
  const call = async (server: FastifyInstance, token: string, address = '10.0.0.1') => {
    const request = echo('{"text":"a"}', { authorization: `Bearer ${token}` })
    return server.inject({ ...request, remoteAddress: address })
  }

  test('an account that calls too often waits; its neighbours behind the same address do not', async () => {
    const server = await serve(limits)
    for (let i = 0; i < 3; i++) expect((await call(server, 'hasty')).statusCode).toBe(200)
    const refused = await call(server, 'hasty')
    expect(refused.statusCode).toBe(429)
    expect(refused.json().error.data).toMatchObject({
      domainCode: 'too_many_requests',
      code: 'TOO_MANY_REQUESTS',
    })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await call(server, 'calm')).statusCode).toBe(200)
  })

  test('accounts that take turns on one phone share a limit; one that invents phones has its own still', async () => {
    const server = await serve({ DEVICE_REQUESTS_PER_MINUTE: '3' })
    const phones = [randomUUID(), randomUUID()] as const
    const from = async (token: string, device: string) => {
      const request = echo('{"text":"a"}', { authorization: `Bearer ${token}`, 'x-device': device })
      return (await server.inject(request)).statusCode
    }
    for (let i = 0; i < 3; i++) expect(await from(`account-${i}`, phones[0])).toBe(200)
    expect(await from('account-3', phones[0])).toBe(429)
    expect(await from('account-0', phones[1])).toBe(200)
    for (let i = 0; i < 5; i++) expect(await from('account-3', `no phone ${i}`)).toBe(200)
    const inventive = await serve(limits)
    const calls = Array.from({ length: 4 }, async () =>
      inventive.inject(echo('{}', { authorization: 'Bearer script', 'x-device': randomUUID() })),
    )
    expect(
      (await Promise.all(calls)).map(({ statusCode }) => statusCode).filter((code) => code === 429),
    ).toHaveLength(1)
  })

  test('a script in a clinic is stopped by the limits as they are, and nobody else in its waiting room', async () => {
    const server = await serve()
    const isServed = async (token: string, device: string) => {
      const request = echo('{"text":"a"}', { authorization: `Bearer ${token}`, 'x-device': device })
      return (await server.inject(request)).statusCode === 200
    }
    const parents = Array.from({ length: 30 }, (_, index) => ({
      token: `parent-${index}`,
      device: randomUUID(),
    }))
    const script = randomUUID()
    const served = { parents: 0, script: 0 }
    for (let round = 0; round < 20; round++) {
      for (const { token, device } of parents) {
        if (await isServed(token, device)) served.parents++
        for (const account of ['script-1', 'script-2']) if (await isServed(account, script)) served.script++
      }
    }
    // The count begins anew with each minute, and no sooner than the whole of it lasts.
    expect(served.parents).toBe(600)
    expect(served.script).toBeLessThanOrEqual(600)
  })

  test('an address that floods is refused whatever tokens it makes up; others are served', async () => {
    const server = await serve(limits)
    for (let i = 0; i < 8; i++) expect((await call(server, `made-up-${i}`)).statusCode).toBe(200)
    expect((await call(server, 'made-up-9')).statusCode).toBe(429)
    expect((await call(server, 'somebody', '10.0.0.2')).statusCode).toBe(200)
  })

  test('nobody escapes by writing the address in another way', async () => {
    const server = await serve(limits)
    const flood = { ...echo('{"text":"a"}'), url: '/%74rpc/echo', remoteAddress: '10.0.0.1' }
    for (let i = 0; i < 8; i++) expect((await server.inject(flood)).statusCode).toBe(200)
    expect((await server.inject(flood)).statusCode).toBe(429)
  })

  test('nobody escapes by saying that a proxy sent them', async () => {
    const server = await serve(limits)
    const statuses: number[] = []
    for (let i = 0; i < 9; i++) {
      const request = echo('{"text":"a"}', { 'x-forwarded-for': `10.9.9.${i}` })
      statuses.push((await server.inject({ ...request, remoteAddress: '10.0.0.1' })).statusCode)
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('health', () => {
  test('ready with a migrated database, not ready once it is about to stop', async () => {
    const server = await serve()
    expect((await server.inject('/healthz')).statusCode).toBe(200)
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready' })
    isStopping = true
    expect((await server.inject('/readyz')).statusCode).toBe(503)
    expect((await server.inject('/healthz')).statusCode).toBe(200)
  })

  test('metrics are for this machine while nobody has set a token, and count what was asked', async () => {
    const server = await serve()
    await server.inject(echo('{"text":"a"}'))
    await server.inject({ method: 'POST', url: '/trpc/made.up', headers: json, payload: '' })
    const far = { url: '/metrics', remoteAddress: '10.0.0.1' }
    const proxied = { url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.1' } }
    expect((await server.inject(far)).statusCode).toBe(404)
    expect((await server.inject(proxied)).statusCode).toBe(404)
    const { body } = await server.inject('/metrics')
    expect(body).toContain('http_request_duration_seconds_count{route="trpc echo",status="200"} 1')
    expect(body).toContain('route="trpc unknown"')
    expect(body).toContain('database_connections{state="waiting"} 0')
  })

  test('metrics say how many jobs wait, for how long, and how many failed; a lost database leaves only that out', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000)
    await database.transaction((tx) =>
      enqueueAll(tx, [
        { task: 'late', payload: {}, runAt: hourAgo },
        { task: 'late', payload: {} },
        { task: 'tomorrow', payload: {}, runAt: new Date(Date.now() + 86_400_000) },
        { task: 'retried', payload: {}, runAt: new Date(Date.now() + 60_000) },
        { task: 'given-up', payload: {}, runAt: new Date(Date.now() - 7_200_000) },
      ]),
    )
    const fail = (task: string, attempts: string) =>
      database.pool.query(
        `UPDATE graphile_worker._private_jobs SET last_error = 'x', attempts = ${attempts}
         WHERE id IN (SELECT id FROM graphile_worker.jobs WHERE task_identifier = $1)`,
        [task],
      )
    await fail('retried', '1')
    await fail('given-up', 'max_attempts')
    const server = await serve()
    const { body } = await server.inject('/metrics')
    expect(body).toContain('jobs{state="waiting"} 2\n')
    expect(body).toContain('jobs{state="retried"} 1\n')
    expect(body).toContain('jobs{state="failed"} 1\n')
    const seconds = Number(/^jobs_oldest_waiting_seconds (\S+)$/m.exec(body)?.[1])
    expect(seconds).toBeGreaterThanOrEqual(3_600)
    expect(seconds).toBeLessThan(7_000)
    expect(body).toContain('sealed_by_old_keys -1\n')

    await database.db.resealing.create({ data: { at: hourAgo, keyId: 'k2', resealed: 5, remaining: 3 } })
    expect((await server.inject('/metrics')).body).toContain('sealed_by_old_keys 3\n')

    await database.pool.query('ALTER SCHEMA graphile_worker RENAME TO elsewhere')
    const without = (await server.inject('/metrics')).body
    await database.pool.query('ALTER SCHEMA elsewhere RENAME TO graphile_worker')
    expect(without).not.toContain('jobs{')
    expect(without).toContain('database_connections{state="waiting"} 0')
  })

  test('metrics are for those who know the token once there is one, from wherever they ask', async () => {
    const server = await serve({ METRICS_TOKEN: 'a-token-of-some-length' })
    const ask = async (authorization: string, remoteAddress: string) => {
      const answer = await server.inject({ url: '/metrics', remoteAddress, headers: { authorization } })
      return answer.statusCode
    }
    expect(await ask('Bearer a-token-of-some-length', '10.0.0.1')).toBe(200)
    expect(await ask('Bearer a-token-of-some-lengtH', '10.0.0.1')).toBe(404)
    expect(await ask('', '127.0.0.1')).toBe(404)
  })

  test('metrics are nowhere in production without a token: a proxy beside the server looks local', async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    const server = await serve({
      NODE_ENV: 'production',
      WECHAT_APPID: 'wx0123456789abcdef',
      WECHAT_SECRET: 'secret',
      FIELD_KEYS: `k1:${key}`,
      FIELD_INDEX_KEY: key,
    })
    expect((await server.inject('/metrics')).statusCode).toBe(404)
  })
})

describe('browsers', () => {
  test('only listed sites may call', async () => {
    const server = await serve({ PUBLIC_ORIGINS: 'https://h5.example.org' })
    const allowed = await server.inject(echo('{"text":"a"}', { origin: 'https://h5.example.org' }))
    expect(allowed.headers['access-control-allow-origin']).toBe('https://h5.example.org')
    const stranger = await server.inject(echo('{"text":"a"}', { origin: 'https://evil.example' }))
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('the entry page is always fresh, hashed files are kept, and only its own scripts run', async () => {
    const webFolder = temporaryFolder()
    fs.writeFileSync(
      path.join(webFolder, 'index.html'),
      '<script>start()</script><script src="/app.js"></script>',
    )
    fs.writeFileSync(path.join(webFolder, 'app.3f9a2c1b.js'), 'start()')
    const server = await serve({}, { webFolder })

    const page = await server.inject('/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toBe('no-cache')
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}';/)
    const script = await server.inject('/app.3f9a2c1b.js')
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await server.inject('/../package.json')).statusCode).toBe(404)
  })
})
