import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { SIMULATED_TEMPLATES } from '#server/simulator/subscriptions'
import { clockAt } from '../../support/model/clock'

const clock = clockAt('2026-11-23T08:00:00+08:00')
let simulator: Simulator
beforeEach(async () => {
  simulator = await startSimulator({ port: 0, now: clock.now })
})
afterEach(() => simulator.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${simulator.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers })

test('issues log-in codes to whoever stands in for the phone', async () => {
  const issued = await (await post('/simulator/log-in-code', { openid: 'demo-parent' })).json()
  expect(issued).toEqual({ code: expect.stringMatching(/^[0-9a-f]{32}$/), errMsg: 'login:ok' })
  const { appId, appSecret } = simulator.wechat
  const query = new URLSearchParams({
    appid: appId,
    secret: appSecret,
    js_code: issued.code,
    grant_type: 'authorization_code',
  })
  const person = await (await fetch(`${simulator.url}/sns/jscode2session?${query}`)).json()
  expect(person).toEqual({ openid: 'demo-parent', session_key: expect.any(String) })
})

test.each([
  ['/simulator/log-in-code', {}],
  ['/simulator/phone-code', { phone: 'x' }],
  ['/simulator/subscribe-answer', { openid: 'o-one', templateId: 't', answer: 'maybe' }],
  ['/simulator/faults', { path: '/', fault: { kind: 'earthquake' } }],
])('%s refuses %j', async (path, body) => {
  expect((await post(path, body)).status).toBe(400)
})

test('faults can be planned from outside', async () => {
  const fault = { kind: 'wechat-refusal', errcode: '45011' }
  await post('/simulator/faults', { path: '/sns/jscode2session', fault })
  const first = await (await fetch(`${simulator.url}/sns/jscode2session`)).json()
  const second = await (await fetch(`${simulator.url}/sns/jscode2session`)).json()
  expect([first.errcode, second.errcode]).toEqual([45011, 40013])
})

describe('subscribe messages', () => {
  const templateId = SIMULATED_TEMPLATES['check-in-open'].id
  const page = 'packages/appointment/pages/detail/index?id=1'
  const values = {
    time1: '2026年11月23日 08:20',
    thing2: '城东社区',
    number3: '3',
    thing4: '孩子的号可以报到了',
  }
  const dataOf = (words: object) =>
    Object.fromEntries(Object.entries(words).map(([keyword, value]) => [keyword, { value }]))
  const message = { touser: 'o-one', template_id: templateId, page, data: dataOf(values) }

  async function send(changes: object = {}, token?: string): Promise<number> {
    const { appId: appid, appSecret: secret } = simulator.wechat
    const issued = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })
    const { access_token: good } = (await issued.json()) as { access_token: string }
    const path = `/cgi-bin/message/subscribe/send?access_token=${token ?? good}`
    return ((await (await post(path, { ...message, ...changes })).json()) as { errcode: number }).errcode
  }
  const answer = (answered: string) =>
    post('/simulator/subscribe-answer', { openid: 'o-one', templateId, answer: answered })

  test('one acceptance, one message', async () => {
    expect(await send()).toBe(43101)
    await answer('accept')
    await answer('reject')
    expect(await send()).toBe(0)
    expect(await send()).toBe(43101)
    const { rows } = (await (await fetch(`${simulator.url}/simulator/subscribe-messages`)).json()) as {
      rows: object[]
    }
    expect(rows).toEqual([{ openid: 'o-one', templateId, page, values, sentAt: clock.now().toISOString() }])
  })

  test('a ban forgets what was accepted', async () => {
    await answer('accept')
    await answer('ban')
    expect(await send()).toBe(43101)
  })

  test.each([
    ['nobody', { touser: '' }, 40003],
    ['a template that is not ours', { template_id: 'another' }, 40037],
    ['a page that is not there', { page: '/detail' }, 41030],
    ['no data', { data: null }, 47001],
    ['a keyword left out', { data: dataOf({ time1: values.time1 }) }, 47003],
    ['21 characters', { data: dataOf({ ...values, thing2: '字'.repeat(21) }) }, 47003],
    ['words for a number', { data: dataOf({ ...values, number3: '三' }) }, 47003],
    ['another clock', { data: dataOf({ ...values, time1: '8am' }) }, 47003],
  ])('%s is refused and uses no acceptance up', async (_what, changes, errcode) => {
    await answer('accept')
    expect(await send(changes)).toBe(errcode)
    expect(await send()).toBe(0)
  })

  test('a token that was never issued is rejected', async () => {
    expect(await send({}, 'made-up')).toBe(40001)
  })
})

test('shows the messages to people, whatever they contain', async () => {
  simulator.outbox.put({
    phone: '+8613800000000',
    code: '1',
    text: '<script>1</script>',
    sentAt: clock.now(),
  })
  const page = await (await fetch(`${simulator.url}/simulator`)).text()
  expect(page).toContain('+8613800000000')
  expect(page).not.toContain('<script>')
})

test.each([
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['https://example.com', null],
  ['http://localhost.example.com', null],
  ['http://localhost:3000.example.com', null],
])('a page from %s may read: %s', async (origin, allowed) => {
  const response = await fetch(`${simulator.url}/simulator/messages`, { headers: { origin } })
  expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
})
