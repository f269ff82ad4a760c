import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { toIsoShanghai } from '#domain/kernel/time'
import { type AuthHarness, type Person, startAuth } from '../../support/room/auth-harness'
import { logLines } from '../../support/server/log-lines'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const PHONE_NUMBER = '/wxa/business/getuserphonenumber'

const lines = logLines()
let auth: AuthHarness
beforeAll(async () => {
  auth = await startAuth({ log: lines.log })
})
afterAll(() => auth.close())

const refused = (message: string, facts?: object) =>
  expect.objectContaining({ message, ...(facts && { cause: expect.objectContaining({ facts }) }) })
const key = () => crypto.randomUUID()

let phonesUsed = 0
/** A number that no other test has touched. */
const newPhone = () => `138${String(++phonesUsed).padStart(8, '0')}`
const sentTo = (phone: string) =>
  auth.simulator.outbox.messages().filter((sms) => sms.phone === `+86${phone}`)
const codeFor = (phone: string) => sentTo(phone)[0]?.code ?? 'none'
const wrongCodeFor = (phone: string) => (codeFor(phone) === '000000' ? '000001' : '000000')
const wechatCode = (phone: string) => auth.simulator.program.phoneCodes.issue({ phone, countryCode: '86' })

const send = (person: Person, phone: string, idempotencyKey = key()) =>
  person.auth.sendPhoneCode({ phone, idempotencyKey })
const confirm = (person: Person, phone: string, code = codeFor(phone), idempotencyKey = key()) =>
  person.auth.confirmPhoneCode({ phone, code, idempotencyKey })
const phoneOf = async (person: Person) => (await person.auth.me({})).phoneMasked

describe('the privacy guide comes first', () => {
  test('before any phone procedure, and nothing is sent or spent', async () => {
    const person = await auth.newPerson({ agreed: false })
    const phone = newPhone()
    const code = wechatCode(phone)
    await expect(send(person, phone)).rejects.toEqual(
      refused('privacy_not_agreed', { currentVersion: CURRENT_PRIVACY_VERSION }),
    )
    await expect(confirm(person, phone, '000000')).rejects.toEqual(refused('privacy_not_agreed'))
    await expect(person.auth.bindWechatPhone({ code, idempotencyKey: key() })).rejects.toEqual(
      refused('privacy_not_agreed'),
    )
    expect(sentTo(phone)).toEqual([])
    const agreed = await auth.newPerson()
    await agreed.auth.bindWechatPhone({ code, idempotencyKey: key() })
  })
})

describe('the number that WeChat shares', () => {
  test('is bound, sealed in the database, and shown masked', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    const answer = await person.auth.bindWechatPhone({ code: wechatCode(phone), idempotencyKey: key() })
    expect(answer).toEqual({ phoneMasked: `138****${phone.slice(-4)}` })
    expect(await phoneOf(person)).toBe(answer.phoneMasked)
    const row = await auth.database.db.account.findUniqueOrThrow({ where: { id: person.id } })
    expect(row.phoneVerifiedAt).toEqual(auth.clock.now())
    expect(row.phoneCipher).not.toContain(phone)
  })

  test('asked for again with the same key, is answered again though the code is spent', async () => {
    const person = await auth.newPerson()
    const input = { code: wechatCode(newPhone()), idempotencyKey: key() }
    const first = await person.auth.bindWechatPhone(input)
    expect(await person.auth.bindWechatPhone(input)).toEqual(first)
    await expect(person.auth.bindWechatPhone({ ...input, code: 'another' })).rejects.toEqual(
      refused('idempotency_key_reused'),
    )
    await expect(person.auth.bindWechatPhone({ ...input, idempotencyKey: key() })).rejects.toEqual(
      refused('wechat_code_expired'),
    )
  })

  test.each([
    ['40029', 'wechat_code_expired'],
    ['45011', 'too_many_requests'],
    ['1400001', 'phone_quota_exhausted'],
    ['40013', 'wechat_unavailable'],
  ] as const)('is refused when WeChat answers %s: %s', async (errcode, code) => {
    const person = await auth.newPerson()
    auth.simulator.faults.plan(PHONE_NUMBER, { kind: 'wechat-refusal', errcode })
    const attempt = person.auth.bindWechatPhone({ code: wechatCode(newPhone()), idempotencyKey: key() })
    await expect(attempt).rejects.toEqual(refused(code))
    expect(await phoneOf(person)).toBeNull()
  })

  test('a slow WeChat holds no database connection', async () => {
    const person = await auth.newPerson()
    const connections = 8
    auth.simulator.faults.plan(PHONE_NUMBER, { kind: 'slow', delayMs: 5000 }, 2 * connections)
    const waiting = Array.from({ length: 2 * connections }, () =>
      person.auth.bindWechatPhone({ code: wechatCode(newPhone()), idempotencyKey: key() }),
    )
    const settled = Promise.allSettled(waiting)
    const isFirst = await Promise.race([
      person.auth.setElderMode({ elderMode: true, idempotencyKey: key() }).then(() => 'the write'),
      settled.then(() => 'WeChat'),
    ])
    expect(isFirst).toBe('the write')
    for (const { status } of await settled) expect(status).toBe('rejected')
  })
})

describe('the typed code', () => {
  test('binds the number that it was sent to', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    expect(await send(person, phone)).toEqual({
      expiresAt: toIsoShanghai(new Date(auth.clock.now().getTime() + 5 * MINUTE_MS)),
      resendAt: toIsoShanghai(new Date(auth.clock.now().getTime() + MINUTE_MS)),
    })
    expect(codeFor(phone)).toMatch(/^\d{6}$/)
    expect(await confirm(person, phone)).toEqual({ phoneMasked: `138****${phone.slice(-4)}` })
    expect(await phoneOf(person)).toBe(`138****${phone.slice(-4)}`)
  })

  test('may be asked for and typed the way people write numbers', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`)
    await confirm(person, `${phone.slice(0, 3)}-${phone.slice(3)}`, codeFor(phone))
    expect(await phoneOf(person)).not.toBeNull()
  })

  test('is in the database neither readable nor as a plain hash', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    const row = await auth.database.db.phoneChallenge.findFirstOrThrow({ where: { accountId: person.id } })
    const plain = createHash('sha256').update(codeFor(phone)).digest()
    expect(Buffer.from(row.codeHash).equals(plain)).toBe(false)
    expect(JSON.stringify({ ...row, codeHash: null })).not.toContain(codeFor(phone))
    const kept = await auth.database.db.idempotencyRecord.findMany({ where: { accountId: person.id } })
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${phone}|${codeFor(phone)}`))
  })

  test('works once', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    await confirm(person, phone)
    await expect(confirm(person, phone)).rejects.toEqual(refused('phone_code_expired'))
  })

  test('works for five minutes', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    auth.clock.pass(5 * MINUTE_MS)
    await expect(confirm(person, phone)).rejects.toEqual(refused('phone_code_expired'))
  })

  test('is worth nothing once a newer one was sent', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    const old = codeFor(phone)
    do {
      auth.clock.pass(MINUTE_MS)
      await send(person, phone)
    } while (codeFor(phone) === old)
    await expect(confirm(person, phone, old)).rejects.toEqual(refused('phone_code_wrong'))
    await confirm(person, phone)
  })

  test('is worth nothing to another account, or for another number', async () => {
    const [person, thief] = [await auth.newPerson(), await auth.newPerson()]
    const [phone, other] = [newPhone(), newPhone()]
    await send(person, phone)
    const code = codeFor(phone)
    await expect(confirm(thief, phone, code)).rejects.toEqual(refused('phone_code_expired'))
    await expect(confirm(person, other, code)).rejects.toEqual(refused('phone_code_expired'))
    await confirm(person, phone)
  })

  test.each([
    ['13812345', '000000'],
    ['12345678901', '000000'],
    ['+85291234567', '000000'],
    ["138'; DROP TABLE account; --", '000000'],
    ['13800009999', '12345'],
    ['13800009999', '１２３４５６'],
    ['13800009999', '000000 '],
  ])('refuses the shape of %j, %j', async (phone, code) => {
    const person = await auth.newPerson()
    await expect(confirm(person, phone, code)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('is asked for only with a mobile number', async () => {
    const person = await auth.newPerson()
    await expect(send(person, '02887654321')).rejects.toEqual(refused('input_invalid', { fields: ['phone'] }))
  })
})

describe('guessing the typed code', () => {
  test('five wrong guesses end it, the right one at the sixth try included', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    for (const attemptsLeft of [4, 3, 2, 1]) {
      await expect(confirm(person, phone, wrongCodeFor(phone))).rejects.toEqual(
        refused('phone_code_wrong', { attemptsLeft }),
      )
    }
    await expect(confirm(person, phone, wrongCodeFor(phone))).rejects.toEqual(refused('phone_code_too_many'))
    await expect(confirm(person, phone)).rejects.toEqual(refused('phone_code_too_many'))
    expect(await phoneOf(person)).toBeNull()
  })

  test('forty guesses at the same moment are five', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    const wrong = Array.from({ length: 60 }, (_, n) => String(n).padStart(6, '0')).filter(
      (guess) => guess !== codeFor(phone),
    )
    const answers = await Promise.allSettled(wrong.slice(0, 40).map((guess) => confirm(person, phone, guess)))
    const codes = answers.map((answer) => answer.status === 'rejected' && String(answer.reason.message))
    expect(codes.filter((code) => code === 'phone_code_wrong')).toHaveLength(4)
    expect(codes.filter((code) => code === 'phone_code_too_many')).toHaveLength(36)
    await expect(confirm(person, phone)).rejects.toEqual(refused('phone_code_too_many'))
  })

  test('a wrong guess repeated with the same key counts once and is answered alike', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    await send(person, phone)
    const idempotencyKey = key()
    for (let count = 0; count < 7; count++) {
      await expect(confirm(person, phone, wrongCodeFor(phone), idempotencyKey)).rejects.toEqual(
        refused('phone_code_wrong', { attemptsLeft: 4 }),
      )
    }
    await confirm(person, phone)
  })
})

describe('asking for a code', () => {
  test('again needs a minute, for the account and for the number alike', async () => {
    const [person, other] = [await auth.newPerson(), await auth.newPerson()]
    const phone = newPhone()
    await send(person, phone)
    auth.clock.pass(59 * SECOND_MS)
    const tooEarly = refused('too_many_requests', { retryAfterSeconds: 1 })
    await expect(send(person, phone), 'same account, same number').rejects.toEqual(tooEarly)
    await expect(send(person, newPhone()), 'same account, other number').rejects.toEqual(tooEarly)
    await expect(send(other, phone), 'other account, same number').rejects.toEqual(tooEarly)
    await send(other, newPhone())
    auth.clock.pass(SECOND_MS)
    await send(person, phone)
    expect(sentTo(phone)).toHaveLength(2)
  })

  test('is done five times an hour', async () => {
    const person = await auth.newPerson()
    for (let count = 0; count < 5; count++) {
      await send(person, newPhone())
      auth.clock.pass(2 * MINUTE_MS)
    }
    await expect(send(person, newPhone())).rejects.toEqual(
      refused('too_many_requests', { retryAfterSeconds: 50 * 60 }),
    )
    auth.clock.pass(50 * MINUTE_MS)
    await send(person, newPhone())
  })

  test('thirty times at the same moment, from ten accounts, sends one message', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => auth.newPerson()))
    const phone = newPhone()
    const answers = await Promise.allSettled(
      [...people, ...people, ...people].map((person) => send(person, phone)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(sentTo(phone)).toHaveLength(1)
  })

  test('repeated with the same key is answered alike and sends one message', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    const idempotencyKey = key()
    const answers = await Promise.all([1, 2, 3].map(() => send(person, phone, idempotencyKey)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(sentTo(phone)).toHaveLength(1)
    await expect(send(person, newPhone(), idempotencyKey)).rejects.toEqual(refused('idempotency_key_reused'))
  })

  test('is answered alike for a number that is known and one that is not', async () => {
    const [owner, asker, other] = [await auth.newPerson(), await auth.newPerson(), await auth.newPerson()]
    const [known, unknown] = [newPhone(), newPhone()]
    await owner.auth.bindWechatPhone({ code: wechatCode(known), idempotencyKey: key() })
    expect(await send(asker, known)).toEqual(await send(other, unknown))
    const guess = (person: Person, phone: string) => confirm(person, phone, wrongCodeFor(phone))
    const wrong = refused('phone_code_wrong', { attemptsLeft: 4 })
    await expect(guess(asker, known)).rejects.toEqual(wrong)
    await expect(guess(other, unknown)).rejects.toEqual(wrong)
  })

  test('is refused when the provider refuses, again with the same key, and at once possible anew', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    const idempotencyKey = key()
    auth.simulator.faults.plan('/', {
      kind: 'sms-status',
      code: 'FailedOperation.InsufficientBalanceInSmsPackage',
    })
    await expect(send(person, phone, idempotencyKey)).rejects.toEqual(refused('sms_unavailable'))
    await expect(send(person, phone, idempotencyKey)).rejects.toEqual(refused('sms_unavailable'))
    expect(sentTo(phone)).toEqual([])
    await send(person, phone)
    await confirm(person, phone)
  })

  test('after a lost answer counts, because the message may have been paid; and its code works', async () => {
    const person = await auth.newPerson()
    const phone = newPhone()
    auth.simulator.faults.plan('/', { kind: 'lost' })
    await expect(send(person, phone)).rejects.toEqual(refused('sms_unavailable'))
    await expect(send(person, phone)).rejects.toEqual(refused('too_many_requests', { retryAfterSeconds: 60 }))
    await confirm(person, phone)
  })
})

describe('one number', () => {
  const bind = (person: Person, phone: string) =>
    person.auth.bindWechatPhone({ code: wechatCode(phone), idempotencyKey: key() })

  test('belongs to three accounts at most, whichever way the fourth tries', async () => {
    const phone = newPhone()
    const people = await Promise.all(Array.from({ length: 4 }, () => auth.newPerson()))
    const [first, second, third, fourth] = people as [Person, Person, Person, Person]
    for (const person of [first, second, third]) await bind(person, phone)
    await bind(third, phone)
    await expect(bind(fourth, phone)).rejects.toEqual(refused('phone_shared_too_often', { max: 3 }))
    await send(fourth, phone)
    await expect(confirm(fourth, phone)).rejects.toEqual(refused('phone_shared_too_often', { max: 3 }))
    expect(await phoneOf(fourth)).toBeNull()

    await bind(first, newPhone())
    await confirm(fourth, phone)
    expect(await phoneOf(fourth)).not.toBeNull()
  })

  test('is bound by three of ten accounts that try at the same moment', async () => {
    const phone = newPhone()
    const people = await Promise.all(Array.from({ length: 10 }, () => auth.newPerson()))
    const answers = await Promise.allSettled(people.map((person) => bind(person, phone)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })
})

test('no number and no code was ever logged', () => {
  const text = lines.text()
  expect(text, 'there is something to look at').toContain('FailedOperation')
  expect(text).not.toMatch(/138\d{8}/)
  for (const { code } of auth.simulator.outbox.messages()) expect(text).not.toContain(`"${code}"`)
})
