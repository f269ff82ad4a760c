import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { clockAt } from '../../support/model/clock'
import { logLines } from '../../support/server/log-lines'

const MINUTE_MS = 60_000
const PHONE = '13812345678'
const LOG_IN = '/sns/jscode2session'
const TOKEN = '/cgi-bin/stable_token'
const PHONE_NUMBER = '/wxa/business/getuserphonenumber'

let clock: ReturnType<typeof clockAt>
let lines: ReturnType<typeof logLines>
let simulator: Simulator

beforeEach(async () => {
  clock = clockAt('2026-11-23T08:00:00+08:00')
  lines = logLines()
  simulator = await startSimulator({ port: 0, now: clock.now })
})
afterEach(() => simulator.close())

function wechat(changes: Partial<Simulator['wechat']> = {}, timeoutMs = 3000) {
  return createWechatIdentity({ ...simulator.wechat, timeoutMs, ...changes }, clock.now, lines.log)
}
const logInCode = (openid = 'o-one') => simulator.program.logInCodes.issue({ openid })
const phoneCode = (countryCode = '86') => simulator.program.phoneCodes.issue({ phone: PHONE, countryCode })
const refused = (code: string) => expect.objectContaining({ code })

describe('the code of wx.login', () => {
  test('says who tapped, and nothing of the session key', async () => {
    const code = simulator.program.logInCodes.issue({ openid: 'o-one', unionid: 'u-one' })
    expect(await wechat().personOf(code)).toEqual({ openid: 'o-one', unionid: 'u-one' })
  })

  test('has no unionid for a mini-program outside an open-platform account', async () => {
    expect(await wechat().personOf(logInCode())).toEqual({ openid: 'o-one', unionid: null })
  })

  test('works once', async () => {
    const code = logInCode()
    await wechat().personOf(code)
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_code_used'))
  })

  test('works for five minutes', async () => {
    const [early, late] = [logInCode(), logInCode()]
    clock.pass(5 * MINUTE_MS - 1)
    await expect(wechat().personOf(early)).resolves.toMatchObject({ openid: 'o-one' })
    clock.pass(1)
    await expect(wechat().personOf(late)).rejects.toEqual(refused('wechat_code_expired'))
  })

  test('of a person whom risk control has stopped is refused', async () => {
    const code = simulator.program.logInCodes.issue({ openid: 'o-robot', isHighRisk: true })
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_account_blocked'))
  })

  test('is refused to a person who logs in more than 100 times a minute, and nobody else', async () => {
    const client = wechat()
    for (let count = 0; count < 100; count++) await client.personOf(logInCode('o-busy'))
    await expect(client.personOf(logInCode('o-busy'))).rejects.toEqual(refused('too_many_requests'))
    await expect(client.personOf(logInCode('o-calm'))).resolves.toMatchObject({ openid: 'o-calm' })
    clock.pass(MINUTE_MS)
    await expect(client.personOf(logInCode('o-busy'))).resolves.toMatchObject({ openid: 'o-busy' })
  })

  test.each([['never issued'], [''], ['𠮷'], ['a'.repeat(2000)]])('%j is refused', async (code) => {
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_code_expired'))
  })
})

describe('the code of the getPhoneNumber button', () => {
  test('is worth a number', async () => {
    expect(await wechat().phoneOf(phoneCode())).toBe(PHONE)
  })

  test('works once and for five minutes', async () => {
    const client = wechat()
    const [used, late] = [phoneCode(), phoneCode()]
    await client.phoneOf(used)
    await expect(client.phoneOf(used)).rejects.toEqual(refused('wechat_code_expired'))
    clock.pass(5 * MINUTE_MS)
    await expect(client.phoneOf(late)).rejects.toEqual(refused('wechat_code_expired'))
  })

  test('is refused for a number from outside the mainland', async () => {
    await expect(wechat().phoneOf(phoneCode('852'))).rejects.toEqual(refused('phone_not_mainland'))
  })

  test('is not even issued when the paid package is used up', async () => {
    simulator.program.phoneQuota.left = 1
    await wechat().phoneOf(phoneCode())
    const response = await fetch(`${simulator.url}/simulator/phone-code`, {
      method: 'POST',
      body: JSON.stringify({ phone: PHONE }),
    })
    expect(await response.json()).toMatchObject({ errno: 1400001 })
  })
})

describe("WeChat's return codes", () => {
  const refusals = [
    ['40029', 'wechat_code_expired'],
    ['40163', 'wechat_code_used'],
    ['40226', 'wechat_account_blocked'],
    ['45011', 'too_many_requests'],
    ['40013', 'wechat_unavailable'],
    ['40125', 'wechat_unavailable'],
    ['45009', 'wechat_unavailable'],
    ['47001', 'wechat_unavailable'],
  ] as const

  test.each(refusals)('%s of code2Session is %s', async (errcode, code) => {
    simulator.faults.plan(LOG_IN, { kind: 'wechat-refusal', errcode })
    await expect(wechat().personOf(logInCode())).rejects.toEqual(refused(code))
  })

  test.each([...refusals, ['1400001', 'phone_quota_exhausted'] as const])(
    '%s of getPhoneNumber is %s',
    async (errcode, code) => {
      simulator.faults.plan(PHONE_NUMBER, { kind: 'wechat-refusal', errcode })
      await expect(wechat().phoneOf(phoneCode())).rejects.toEqual(refused(code))
    },
  )

  test.each(['40013', '40125', '45009', '45011'] as const)('%s of the access token', async (errcode) => {
    simulator.faults.plan(TOKEN, { kind: 'wechat-refusal', errcode })
    const code = phoneCode()
    const client = wechat()
    await expect(client.phoneOf(code)).rejects.toEqual(
      refused(errcode === '45011' ? 'too_many_requests' : 'wechat_unavailable'),
    )
    expect(await client.phoneOf(code), 'the next attempt asks for a token anew').toBe(PHONE)
  })

  test('"system busy" once is asked again, twice is unavailable', async () => {
    simulator.faults.plan(LOG_IN, { kind: 'wechat-refusal', errcode: '-1' })
    await expect(wechat().personOf(logInCode())).resolves.toMatchObject({ openid: 'o-one' })
    simulator.faults.plan(LOG_IN, { kind: 'wechat-refusal', errcode: '-1' }, 2)
    const code = logInCode()
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_unavailable'))
    await expect(wechat().personOf(code), 'no third call has spent the code').resolves.toBeDefined()
  })

  test.each([
    [LOG_IN, { openid: '' }],
    [LOG_IN, { session_key: 'k' }],
    [LOG_IN, []],
    [LOG_IN, { errcode: '0' }],
    [PHONE_NUMBER, { errcode: 0, errmsg: 'ok' }],
    [PHONE_NUMBER, { errcode: 0, phone_info: { purePhoneNumber: 1, countryCode: '86' } }],
    [TOKEN, { access_token: '' }],
    [TOKEN, { access_token: 'a', expires_in: -1 }],
  ])('an undocumented answer of %s: %j', async (path, body) => {
    simulator.faults.plan(path, { kind: 'answer', body })
    const asked = path === LOG_IN ? wechat().personOf(logInCode()) : wechat().phoneOf(phoneCode())
    await expect(asked).rejects.toEqual(refused('wechat_unavailable'))
  })

  test('wrong keys are refused by WeChat and reported to the operator', async () => {
    await expect(wechat({ appId: 'wx0' }).personOf(logInCode())).rejects.toEqual(
      refused('wechat_unavailable'),
    )
    await expect(wechat({ appSecret: 'no' }).phoneOf(phoneCode())).rejects.toEqual(
      refused('wechat_unavailable'),
    )
    expect(lines.text()).toContain('"errcode":40013')
    expect(lines.text()).toContain('"errcode":40125')
  })
})

describe('the line to WeChat', () => {
  test.each([LOG_IN, PHONE_NUMBER, TOKEN])('%s answers too late', async (path) => {
    simulator.faults.plan(path, { kind: 'slow', delayMs: 5000 })
    const client = wechat({}, 100)
    const asked = path === LOG_IN ? client.personOf(logInCode()) : client.phoneOf(phoneCode())
    await expect(asked).rejects.toEqual(refused('wechat_unavailable'))
    expect(lines.text()).toContain('"cause":"timeout"')
  })

  test('a slow answer within the limit is an answer', async () => {
    simulator.faults.plan(LOG_IN, { kind: 'slow', delayMs: 50 })
    await expect(wechat().personOf(logInCode())).resolves.toMatchObject({ openid: 'o-one' })
  })

  test('a lost answer is not asked for again: the code is spent', async () => {
    simulator.faults.plan(LOG_IN, { kind: 'lost' })
    const code = logInCode()
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_unavailable'))
    await expect(wechat().personOf(code)).rejects.toEqual(refused('wechat_code_used'))
  })

  test('a page instead of JSON', async () => {
    simulator.faults.plan(LOG_IN, { kind: 'garbled' })
    await expect(wechat().personOf(logInCode())).rejects.toEqual(refused('wechat_unavailable'))
  })

  test('nobody listens', async () => {
    const client = wechat({ baseUrl: 'http://127.0.0.1:1' })
    await expect(client.personOf(logInCode())).rejects.toEqual(refused('wechat_unavailable'))
  })
})

describe('the access token', () => {
  test('is asked for once by any number of calls at the same moment', async () => {
    simulator.faults.plan(TOKEN, { kind: 'slow', delayMs: 50 })
    simulator.faults.plan(TOKEN, { kind: 'wechat-refusal', errcode: '40013' }, 100)
    const client = wechat()
    const phones = await Promise.all(Array.from({ length: 20 }, () => client.phoneOf(phoneCode())))
    expect(phones).toEqual(Array(20).fill(PHONE))
  })

  test('is kept until shortly before its end, then renewed', async () => {
    const client = wechat()
    await client.phoneOf(phoneCode())
    simulator.faults.plan(TOKEN, { kind: 'wechat-refusal', errcode: '40013' })
    clock.pass(118 * MINUTE_MS)
    expect(await client.phoneOf(phoneCode()), 'still the first token').toBe(PHONE)
    clock.pass(MINUTE_MS + 1)
    await expect(client.phoneOf(phoneCode())).rejects.toEqual(refused('wechat_unavailable'))
    expect(await client.phoneOf(phoneCode()), 'renewed').toBe(PHONE)
  })

  test.each(['40001', '40014', '42001'] as const)('rejected with %s is replaced once', async (errcode) => {
    const client = wechat()
    simulator.faults.plan(PHONE_NUMBER, { kind: 'wechat-refusal', errcode })
    expect(await client.phoneOf(phoneCode())).toBe(PHONE)
    simulator.faults.plan(PHONE_NUMBER, { kind: 'wechat-refusal', errcode }, 2)
    await expect(client.phoneOf(phoneCode())).rejects.toEqual(refused('wechat_unavailable'))
  })

  test('that another process forced out is replaced', async () => {
    const client = wechat()
    await client.phoneOf(phoneCode())
    const { appId: appid, appSecret: secret } = simulator.wechat
    await fetch(`${simulator.url}${TOKEN}`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: true }),
    })
    expect(await client.phoneOf(phoneCode())).toBe(PHONE)
  })
})

test('no key, code, token, openid or number is ever logged', async () => {
  const client = wechat()
  const codes = [logInCode('o-secret'), phoneCode()] as const
  for (const path of [LOG_IN, PHONE_NUMBER]) {
    for (const errcode of ['-1', '40029', '40001', '40125'] as const) {
      simulator.faults.plan(path, { kind: 'wechat-refusal', errcode })
    }
    simulator.faults.plan(path, { kind: 'answer', body: { openid: PHONE.repeat(20), phone_info: PHONE } })
    simulator.faults.plan(path, { kind: 'lost' })
  }
  for (let round = 0; round < 8; round++) {
    await client.personOf(codes[0]).catch(() => null)
    await client.phoneOf(codes[1]).catch(() => null)
  }
  const text = lines.text()
  expect(text).toContain(LOG_IN)
  for (const secret of [
    ...codes,
    simulator.wechat.appSecret,
    'o-secret',
    PHONE,
    'access_token=',
    'js_code',
  ]) {
    expect(text).not.toContain(secret)
  }
})
