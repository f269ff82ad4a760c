import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { clockAt } from '../support/clock'

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
