import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type Taro from '@tarojs/taro'
import { createTRPCClient, TRPCClientError } from '@trpc/client'
import { initTRPC, TRPCError } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendHttp } from '../../tests/weapp/harness/http-request'
import { type Answer, taroLink } from './taro-link'

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, domainCode: error.message } }),
})
const router = t.router({
  double: t.procedure.input(Number).query(({ input }) => input * 2),
  book: t.procedure.input(String).mutation(({ input }) => `booked ${input}`),
  full: t.procedure.query(() => {
    throw new TRPCError({ code: 'CONFLICT', message: 'slot_full' })
  }),
  never: t.procedure.query(() => new Promise<string>(() => {})),
})
type TestRouter = typeof router

const seen: { url: string; method: string }[] = []
const answers: Answer[] = []
const server = createHTTPServer({ router, allowMethodOverride: true, maxBatchSize: 10 })
let client: ReturnType<typeof createTRPCClient<TestRouter>>

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  client = clientOf(`http://127.0.0.1:${port}`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen.length = 0
  answers.length = 0
})

test('the queries of one turn travel together, by POST, their inputs out of the address', async () => {
  expect(await Promise.all([client.double.query(1), client.double.query(2), client.double.query(3)])).toEqual(
    [2, 4, 6],
  )
  expect(seen).toEqual([{ method: 'POST', url: '/double,double,double?batch=1' }])
})

test('more than ten are split, as the server demands', async () => {
  const doubled = await Promise.all(Array.from({ length: 23 }, (_, index) => client.double.query(index)))
  expect(doubled).toEqual(Array.from({ length: 23 }, (_, index) => index * 2))
  expect(seen).toHaveLength(3)
})

test('a mutation travels alone', async () => {
  const [double, booked] = await Promise.all([client.double.query(4), client.book.mutate('08:20')])
  expect([double, booked]).toEqual([8, 'booked 08:20'])
  expect(seen).toHaveLength(2)
})

test('one refusal in a batch is one caller’s: the others get their answers', async () => {
  const [double, refused] = await Promise.allSettled([client.double.query(5), client.full.query()])
  expect(double).toEqual({ status: 'fulfilled', value: 10 })
  expect(refused.status === 'rejected' && refused.reason).toBeInstanceOf(TRPCClientError)
  expect(refused.status === 'rejected' && refused.reason.data).toMatchObject({
    domainCode: 'slot_full',
    httpStatus: 409,
  })
})

test('an abandoned call ends at once, and its request with it', async () => {
  const controller = new AbortController()
  const call = client.never.query(undefined, { signal: controller.signal })
  setTimeout(() => controller.abort(), 50)
  await expect(call).rejects.toThrow('aborted')
})

test('a server that is away is a failure without refusal data', async () => {
  const away = clientOf('http://127.0.0.1:1')
  await expect(away.double.query(1)).rejects.toMatchObject({ data: undefined })
})

test('every answer is shown with its Date header, for the clock', async () => {
  await client.double.query(1)
  expect(answers).toHaveLength(1)
  expect(Date.parse(answers[0]?.header.date ?? '')).toBeGreaterThan(0)
})

function clientOf(url: string) {
  const onAnswer = (answer: Answer) => void answers.push(answer)
  return createTRPCClient<TestRouter>({
    links: [taroLink({ url, send: sendOverNode, headers: () => ({}), onAnswer }) as never],
  })
}

/** Taro.request as a phone has it: callbacks, and a task that is also a promise. */
const sendOverNode = ((options: Taro.request.Option) => {
  seen.push({ method: options.method ?? 'GET', url: options.url.replace(/^http:\/\/[^/]+/, '') })
  const { answer, abort } = sendHttp({
    url: options.url,
    method: options.method ?? 'GET',
    header: options.header ?? {},
    data: options.data,
    timeoutMs: options.timeout ?? 60_000,
  })
  const task = answer.then(
    (result) => options.success?.({ ...result, errMsg: 'request:ok' } as never),
    (error) => {
      options.fail?.({ errMsg: String(error) })
      throw error
    },
  )
  return Object.assign(task, { abort })
}) as unknown as typeof Taro.request
