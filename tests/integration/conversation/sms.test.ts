import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PhoneNumber } from '#domain/account/phone-number'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createTencentSms } from '#server/sms/tencent-sms'
import { clockAt } from '../../support/model/clock'
import { logLines } from '../../support/server/log-lines'

const PHONE = '13812345678' as PhoneNumber

let clock: ReturnType<typeof clockAt>
let lines: ReturnType<typeof logLines>
let simulator: Simulator

beforeEach(async () => {
  clock = clockAt('2026-11-23T08:00:00+08:00')
  lines = logLines()
  simulator = await startSimulator({ port: 0, now: clock.now })
})
afterEach(() => simulator.close())

function sms(changes: Partial<Simulator['sms']> = {}, timeoutMs = 3000) {
  return createTencentSms({ ...simulator.sms, timeoutMs, ...changes }, clock.now, lines.log)
}
const refused = (refusal: string) => ({ refusal })

test('a code reaches the phone in a text that says how long it works', async () => {
  expect(await sms().send(PHONE, '042917')).toBe('sent')
  expect(simulator.outbox.messages()).toEqual([
    {
      phone: '+8613812345678',
      code: '042917',
      text: '【家门口健康示例】验证码 042917，5 分钟内有效。不要告诉别人。',
      sentAt: clock.now(),
    },
  ])
})

describe('the provider verifies', () => {
  test.each([
    ['the key', { secretKey: 'another' }, 'AuthFailure.SignatureFailure'],
    ['who calls', { secretId: 'AKIDanother' }, 'AuthFailure.SecretIdNotFound'],
    ['the application', { sdkAppId: '1' }, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    ['the signature of the sender', { signName: '别家' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
    ['the template', { templateId: '0' }, 'FailedOperation.TemplateIncorrectOrUnapproved'],
  ])('%s', async (_name, change, status) => {
    expect(await sms(change).send(PHONE, '042917')).toEqual(refused('sms_unavailable'))
    expect(lines.text()).toContain(status)
    expect(simulator.outbox.messages()).toEqual([])
  })

  test('the clock of the caller', async () => {
    const sender = createTencentSms(
      { ...simulator.sms, timeoutMs: 3000 },
      () => new Date(clock.now().getTime() - 301_000),
      lines.log,
    )
    expect(await sender.send(PHONE, '042917')).toEqual(refused('sms_unavailable'))
    expect(lines.text()).toContain('AuthFailure.SignatureExpire')
  })

  test('that the same text is not sent again within half a minute', async () => {
    await sms().send(PHONE, '042917')
    expect(await sms().send(PHONE, '042917')).toEqual(refused('too_many_requests'))
    clock.pass(30_000)
    await sms().send(PHONE, '042917')
    expect(simulator.outbox.messages()).toHaveLength(2)
  })
})

test.each([
  ['sms-status', 'LimitExceeded.PhoneNumberOneHourLimit', 'too_many_requests'],
  ['sms-status', 'LimitExceeded.PhoneNumberDailyLimit', 'too_many_requests'],
  ['sms-status', 'LimitExceeded.AppCountryOrRegionDailyLimit', 'sms_unavailable'],
  ['sms-status', 'FailedOperation.InsufficientBalanceInSmsPackage', 'sms_unavailable'],
  ['sms-status', 'FailedOperation.PhoneNumberInBlacklist', 'sms_unavailable'],
  ['sms-error', 'RequestLimitExceeded', 'sms_unavailable'],
  ['sms-error', 'InternalError', 'sms_unavailable'],
  ['sms-error', 'AuthFailure.TokenFailure', 'sms_unavailable'],
] as const)('%s %s is %s', async (kind, status, code) => {
  simulator.faults.plan('/', { kind, code: status })
  expect(await sms().send(PHONE, '042917')).toEqual(refused(code))
  expect(lines.text()).toContain(status)
})

test.each([[{}], [{ Response: {} }], [{ Response: { SendStatusSet: [] } }], [null]])(
  'an undocumented answer: %j',
  async (body) => {
    simulator.faults.plan('/', { kind: 'answer', body })
    expect(await sms().send(PHONE, '042917')).toBe('unknown')
  },
)

test.each([{ kind: 'lost' }, { kind: 'garbled' }, { kind: 'slow', delayMs: 5000 }] as const)(
  'a spoilt answer ($kind) is not asked for again: the message may have been sent',
  async (fault) => {
    simulator.faults.plan('/', fault)
    expect(await sms({}, 200).send(PHONE, '042917')).toBe('unknown')
    expect(simulator.outbox.messages()).toHaveLength(1)
  },
)

test('no key, code or number is ever logged', async () => {
  await sms({ secretKey: 'another' }).send(PHONE, '042917')
  for (const fault of [{ kind: 'lost' }, { kind: 'answer', body: { Response: PHONE } }] as const) {
    simulator.faults.plan('/', fault)
    await sms().send(PHONE, '042917')
  }
  for (const secret of [PHONE, '042917', simulator.sms.secretKey, simulator.sms.secretId]) {
    expect(lines.text()).not.toContain(secret)
  }
})
