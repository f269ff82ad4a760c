import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SIMULATED_TEMPLATES } from '#server/simulator/subscriptions'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import type { Answers } from './harness/wx-api'

interface Rows<Row> {
  readonly rows: readonly Row[]
}

interface Permission {
  readonly template: string
  readonly remaining: number
  readonly lastAnswer: string | null
}

let server: TestServer
let session: { token: string }
let appointmentId: string
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
  session = await call('auth.wechatLogin', { code: await server.logInCode('parent') })
  appointmentId = await bookFirstChild()
})
afterEach(() => weapp?.close())
afterAll(() => server?.stop())

async function call<Answer>(procedure: string, input: object): Promise<Answer> {
  const response = await fetch(`${server.address}/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${session.token}` }),
    },
    body: JSON.stringify(input),
  })
  const body = (await response.json()) as { result?: { data: Answer } }
  if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body.result.data
}

/** Two days from now, so that both reminders are still ahead. */
async function bookFirstChild(): Promise<string> {
  const { rows: family } = await call<Rows<{ id: string; relation: string }>>('patient.list', {})
  const patientId = family.find(({ relation }) => relation === 'child')?.id
  const { rows: places } = await call<Rows<{ id: string }>>('organization.list', { service: 'sick-visit' })
  const day = new Date(Date.now() + 2 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const { id: organizationId } of places) {
    const asked = { organizationId, service: 'sick-visit', from: day, to: day, patientId }
    const { rows } = await call<Rows<{ id: string; bookable: boolean }>>('slot.list', asked)
    const slotId = rows.find(({ bookable }) => bookable)?.id
    if (!slotId) continue
    const booking = { slotId, patientId, idempotencyKey: crypto.randomUUID() }
    return (await call<{ id: string }>('appointment.book', booking)).id
  }
  throw new Error('nobody has a seat in two days')
}

/** The page of a result, for somebody who is logged in. */
async function openPage(page: string, subscribe: Answers['subscribe']): Promise<void> {
  weapp = openWeapp('dist/weapp', { subscribe, serverAddress: server.address })
  weapp.program.storage.set('session', JSON.stringify(session))
  weapp.program.launch(page)
  await weapp.until(() => weapp.text().includes('微信里也提醒我'))
}

const successPage = () => `/packages/appointment/pages/success/index?id=${appointmentId}`
const tapRemind = () => weapp.tap(weapp.byLabel('提醒我'))
const said = (words: string) => weapp.until(() => weapp.text().includes(words))
const ids = (templates: readonly (keyof typeof SIMULATED_TEMPLATES)[]) =>
  templates.map((template) => SIMULATED_TEMPLATES[template].id)
const AHEAD = ['appointment-reminder', 'check-in-open', 'appointment-suspended'] as const

async function permissions(): Promise<readonly Permission[]> {
  const { templates } = await call<{ templates: Permission[] }>('message.subscription', {})
  return templates.filter(({ template }) => AHEAD.some((ahead) => ahead === template))
}

function expectWellBehaved(): void {
  expect(weapp.program.record.errors).toEqual([])
  expect([...weapp.program.record.unknownApis]).toEqual([])
}

test('nobody is asked before they tap; one tap asks for what is still ahead, and the answer is noted', async () => {
  await openPage(successPage(), () => 'accept')
  expect(weapp.program.record.subscriptions).toEqual([])
  tapRemind()
  await said('好，前一天晚上、可以报到的时候、医生停诊的时候，微信里告诉你一次。')
  expect(weapp.program.record.subscriptions).toEqual([ids(AHEAD)])
  expect((await permissions()).map(({ remaining }) => remaining)).toEqual([1, 1, 1])

  tapRemind()
  await weapp.until(() => weapp.program.record.subscriptions.length === 2)
  await expect.poll(async () => (await permissions()).map(({ remaining }) => remaining)).toEqual([2, 2, 2])
  expectWellBehaved()
})

test.each([
  ['reject', 'reject', '好，不发微信。到时候“消息”里都有。'],
  ['ban', 'ban', '“设置”的“订阅消息”里能打开'],
  ['filter', 'filter', '微信把这几条当成同一种'],
] as const)('%s is noted and answered with what to do', async (answer, lastAnswer, words) => {
  await openPage(successPage(), () => answer)
  tapRemind()
  await said(words)
  await expect
    .poll(async () => (await permissions()).map((known) => known.lastAnswer))
    .toEqual([lastAnswer, lastAnswer, lastAnswer])
  expectWellBehaved()
})

test.each([
  [20004, '“设置”的“订阅消息”里能打开'],
  [10002, '没有问到微信，不是你的问题'],
])('a question that WeChat does not ask (%s) changes nothing', async (errCode, words) => {
  const before = await permissions()
  await openPage(successPage(), () => ({ errCode }))
  tapRemind()
  await said(words)
  expect(await permissions()).toEqual(before)
  expectWellBehaved()
})

test('what was accepted but could not be noted can be tapped again', async () => {
  await openPage(successPage(), () => 'accept')
  weapp.program.answers.online = false
  tapRemind()
  await said('我们这边没有记上')
  weapp.program.answers.online = true
  tapRemind()
  await said('微信里告诉你一次')
  expectWellBehaved()
})

test('a visit and the inbox ask in the same way, and the inbox opens the visit', async () => {
  await openPage(`/packages/appointment/pages/detail/index?id=${appointmentId}`, () => 'reject')
  tapRemind()
  await said('好，不发微信')
  expect(weapp.program.record.subscriptions).toEqual([ids(AHEAD)])
  expectWellBehaved()
  weapp.close()

  await openPage('/packages/account/pages/inbox/index', () => 'accept')
  tapRemind()
  await said('微信里告诉你一次')
  expect(weapp.program.record.subscriptions).toEqual([
    ids(['appointment-booked', 'appointment-reminder', 'appointment-suspended']),
  ])
  // Who booked has read of it already.
  weapp.tap(await weapp.until(() => weapp.byText('的号约好了')))
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/detail/index')
  await said('就诊序号')
  expect(await call('message.unread', {})).toEqual({ count: 0 })
  expectWellBehaved()
})
