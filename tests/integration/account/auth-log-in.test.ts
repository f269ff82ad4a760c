import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PERSONAS } from '#domain/account/demo-persona'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { authenticate } from '#server/features/auth/authenticate'
import { type AuthHarness, startAuth } from '../../support/room/auth-harness'
import { newOrganization } from '../../support/rows/test-organization'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let auth: AuthHarness
beforeAll(async () => {
  auth = await startAuth()
})
afterAll(() => auth.close())

const refused = (message: string) => expect.objectContaining({ message })
const key = () => crypto.randomUUID()
const nobody = () => auth.asToken(null)

describe('auth.wechatLogin', () => {
  test('makes a resident of whoever comes first, and knows them again', async () => {
    const issue = () => auth.simulator.program.logInCodes.issue({ openid: 'o-again' })
    const first = await (await nobody()).wechatLogin({ code: issue() })
    const second = await (await nobody()).wechatLogin({ code: issue() })
    expect(first).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-12-23T08:00:00+08:00',
      account: { id: expect.any(String), roles: ['resident'] },
    })
    expect(second.account).toEqual(first.account)
    expect(second.token).not.toBe(first.token)
  })

  test('makes one account of twenty first log-ins at the same moment', async () => {
    const caller = await nobody()
    const codes = Array.from({ length: 20 }, () =>
      auth.simulator.program.logInCodes.issue({ openid: 'o-rush' }),
    )
    const answers = await Promise.all(codes.map((code) => caller.wechatLogin({ code })))
    expect(new Set(answers.map(({ account }) => account.id)).size).toBe(1)
  })

  test('remembers the unionid as soon as WeChat says it', async () => {
    const issue = (unionid?: string) =>
      auth.simulator.program.logInCodes.issue({ openid: 'o-union', unionid })
    for (const unionid of [undefined, 'u-one', undefined]) {
      await (await nobody()).wechatLogin({ code: issue(unionid) })
    }
    const account = await auth.database.db.account.findUnique({ where: { openid: 'o-union' } })
    expect(account?.unionid).toBe('u-one')
  })

  test('refuses a code that was used', async () => {
    const code = auth.simulator.program.logInCodes.issue({ openid: 'o-used' })
    await (await nobody()).wechatLogin({ code })
    await expect((await nobody()).wechatLogin({ code })).rejects.toEqual(refused('wechat_code_used'))
  })

  test.each([
    [{ code: '' }],
    [{ code: 'x'.repeat(257) }],
    [{ code: 1 }],
    [{}],
    [{ code: 'x', openid: 'o-1' }],
  ])('refuses %j', async (input) => {
    await expect((await nobody()).wechatLogin(input as { code: string })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('auth.demoLogin', () => {
  test('does not exist where there is no demonstration, and makes no account', async () => {
    await expect((await nobody()).demoLogin({ persona: 'parent' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'not_found',
    })
    expect(await (await nobody()).demoPersonas({})).toEqual({ rows: [] })
    expect(await auth.database.db.account.count({ where: { openid: 'demo-parent' } })).toBe(0)
  })

  test('knows every persona; without the seeded county each is a resident', async () => {
    const demo = await startAuth({ isDemonstration: true })
    try {
      const caller = await demo.asToken(null)
      expect(await caller.demoPersonas({})).toEqual({ rows: DEMO_PERSONAS })
      const roles: Record<string, readonly string[]> = {}
      for (const persona of DEMO_PERSONAS) {
        const first = await caller.demoLogin({ persona })
        const again = await caller.demoLogin({ persona })
        expect(again.account).toEqual(first.account)
        roles[persona] = first.account.roles
      }
      expect(new Set(Object.values(roles).flat())).toEqual(new Set(['resident']))
      expect(await demo.database.db.account.count()).toBe(DEMO_PERSONAS.length)
    } finally {
      await demo.close()
    }
  })
})

describe('a token', () => {
  const isAccepted = async (token: string) =>
    (await authenticate(auth.database.db, token, auth.clock.now())) !== null

  test('is kept only as its SHA-256', async () => {
    const { id, token } = await auth.newPerson()
    const row = await auth.database.db.accessToken.findFirstOrThrow({ where: { accountId: id } })
    expect(Buffer.from(row.tokenHash)).toEqual(createHash('sha256').update(token).digest())
    expect(JSON.stringify({ ...row, tokenHash: null })).not.toContain(token)
  })

  test('says who asks, with the roles of this moment', async () => {
    const { id, token } = await auth.newPerson()
    const { db } = auth.database
    expect(await authenticate(db, token, auth.clock.now())).toMatchObject({ id, duties: [] })
    const organizationId = await newOrganization(db)
    await db.staffMember.create({
      data: {
        accountId: id,
        nameCipher: '',
        createdAt: auth.clock.now(),
        roles: { create: { role: 'nurse', organizationId, since: auth.clock.now() } },
      },
    })
    expect(await authenticate(db, token, auth.clock.now())).toMatchObject({
      duties: [{ role: 'nurse', organizationId }],
    })
    await db.staffRole.updateMany({ where: { accountId: id }, data: { endedAt: auth.clock.now() } })
    expect(await authenticate(db, token, auth.clock.now())).toMatchObject({ duties: [] })
  })

  test('lives thirty days from its last use, and use moves its end', async () => {
    const [used, unused] = [await auth.newPerson(), await auth.newPerson()]
    auth.clock.pass(29 * DAY_MS)
    expect(await isAccepted(used.token)).toBe(true)
    auth.clock.pass(DAY_MS - 1)
    expect(await isAccepted(used.token)).toBe(true)
    auth.clock.pass(1)
    expect(await isAccepted(used.token)).toBe(true)
    expect(await isAccepted(unused.token)).toBe(false)
    auth.clock.pass(30 * DAY_MS)
    expect(await isAccepted(used.token)).toBe(false)
  })

  test('is written down at most once an hour', async () => {
    const { id, token } = await auth.newPerson()
    const seen = async () =>
      (await auth.database.db.accessToken.findFirstOrThrow({ where: { accountId: id } })).lastSeenAt
    const opened = await seen()
    auth.clock.pass(HOUR_MS - 1)
    await isAccepted(token)
    expect(await seen()).toEqual(opened)
    auth.clock.pass(1)
    await Promise.all(Array.from({ length: 10 }, () => isAccepted(token)))
    expect(await seen()).toEqual(auth.clock.now())
  })

  test('is worthless after log-out, and so is logging out again', async () => {
    const person = await auth.newPerson()
    const other = await auth.newPerson()
    await person.auth.logout({})
    expect(await isAccepted(person.token)).toBe(false)
    expect(await isAccepted(other.token)).toBe(true)
    await expect((await auth.asToken(person.token)).logout({})).rejects.toEqual(refused('not_logged_in'))
  })

  test.each([[''], ['x'], ['x'.repeat(43)], ["' OR 1=1 --"], ['\u0000'.repeat(43)], ['a'.repeat(100_000)]])(
    'is not anything: %j',
    async (token) => {
      expect(await isAccepted(token)).toBe(false)
    },
  )
})

describe('auth.sessions', () => {
  test('lists where one is logged in, and ends another log-in', async () => {
    const openid = 'o-two-phones'
    const logIn = async () => {
      const code = auth.simulator.program.logInCodes.issue({ openid })
      return (await (await nobody()).wechatLogin({ code })).token
    }
    const old = await logIn()
    auth.clock.pass(HOUR_MS)
    const caller = await auth.asToken(await logIn())
    const { rows, nextCursor } = await caller.sessions.list({})
    expect(rows.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
    expect(nextCursor).toBeNull()

    const id = rows[1]?.id ?? ''
    expect(await caller.sessions.revoke({ id, idempotencyKey: key() })).toEqual({ id })
    await expect((await auth.asToken(old)).me({})).rejects.toEqual(refused('not_logged_in'))
    expect((await caller.sessions.list({})).rows).toHaveLength(1)
  })

  test('answers alike for a log-in of somebody else and for one that never was', async () => {
    const [mine, theirs] = [await auth.newPerson(), await auth.newPerson()]
    const id = (await theirs.auth.sessions.list({})).rows[0]?.id ?? ''
    for (const attempt of [id, crypto.randomUUID()]) {
      await expect(mine.auth.sessions.revoke({ id: attempt, idempotencyKey: key() })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'not_found',
      })
    }
    expect(await theirs.auth.me({})).toMatchObject({ id: theirs.id })
    const { rows } = await mine.auth.sessions.list({ cursor: id })
    expect(rows, 'a cursor opens nothing').toEqual([])
  })

  test('pages beyond fifty', async () => {
    const openid = 'o-many'
    for (let count = 0; count < 52; count++) {
      await (await nobody()).wechatLogin({ code: auth.simulator.program.logInCodes.issue({ openid }) })
    }
    const code = auth.simulator.program.logInCodes.issue({ openid })
    const caller = await auth.asToken((await (await nobody()).wechatLogin({ code })).token)
    const first = await caller.sessions.list({})
    const second = await caller.sessions.list({ cursor: first.nextCursor ?? '' })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 3, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53)
  })
})

describe('auth.me', () => {
  test('begins with no phone, no agreement and ordinary type', async () => {
    const { id, auth: caller } = await auth.newPerson({ agreed: false })
    expect(await caller.me({})).toEqual({
      id,
      roles: ['resident'],
      phoneMasked: null,
      elderMode: false,
      privacy: { agreedVersion: null, currentVersion: CURRENT_PRIVACY_VERSION },
      staff: null,
    })
  })

  test('remembers elder mode', async () => {
    const { auth: caller } = await auth.newPerson()
    expect(await caller.setElderMode({ elderMode: true, idempotencyKey: key() })).toEqual({ elderMode: true })
    expect(await caller.me({})).toMatchObject({ elderMode: true })
    await caller.setElderMode({ elderMode: false, idempotencyKey: key() })
    expect(await caller.me({})).toMatchObject({ elderMode: false })
  })

  test('remembers the agreement, whose first moment counts', async () => {
    const { id, auth: caller } = await auth.newPerson({ agreed: false })
    const agree = () => caller.agreePrivacy({ textVersion: CURRENT_PRIVACY_VERSION, idempotencyKey: key() })
    const agreedAt = auth.clock.now()
    expect(await agree()).toEqual({ agreedVersion: CURRENT_PRIVACY_VERSION })
    auth.clock.pass(HOUR_MS)
    await agree()
    expect(await caller.me({})).toMatchObject({ privacy: { agreedVersion: CURRENT_PRIVACY_VERSION } })
    const rows = await auth.database.db.privacyAgreement.findMany({ where: { accountId: id } })
    expect(rows.map((row) => row.agreedAt)).toEqual([agreedAt])
  })

  test('refuses an agreement to a text that is not in force', async () => {
    const { auth: caller } = await auth.newPerson({ agreed: false })
    await expect(caller.agreePrivacy({ textVersion: '2020-01-01', idempotencyKey: key() })).rejects.toEqual(
      refused('privacy_not_agreed'),
    )
    expect(await caller.me({})).toMatchObject({ privacy: { agreedVersion: null } })
  })
})

test('whoever is not logged in can do nothing but log in', async () => {
  const caller = await nobody()
  const idempotencyKey = key()
  const attempts = await Promise.allSettled([
    caller.me({}),
    caller.logout({}),
    caller.agreePrivacy({ textVersion: CURRENT_PRIVACY_VERSION, idempotencyKey }),
    caller.setElderMode({ elderMode: true, idempotencyKey }),
    caller.bindWechatPhone({ code: 'x', idempotencyKey }),
    caller.sendPhoneCode({ phone: '13812345678', idempotencyKey }),
    caller.confirmPhoneCode({ phone: '13812345678', code: '000000', idempotencyKey }),
    caller.sessions.list({}),
    caller.sessions.revoke({ id: key(), idempotencyKey }),
  ])
  for (const attempt of attempts) {
    expect(attempt).toEqual({ status: 'rejected', reason: refused('not_logged_in') })
  }
})
