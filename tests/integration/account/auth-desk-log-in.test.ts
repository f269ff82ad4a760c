import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MAX_OPEN_DESK_CODES } from '#domain/account/desk-code'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'

const MINUTE_MS = 60_000

let app: TestApp
let centreId: string
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
  centreId = await app.newOrganization()
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const desk = () => app.as(null).auth.deskLogin
const approve = (caller: ReturnType<TestApp['as']>, code: string, idempotencyKey = newKey()) =>
  caller.auth.deskLogin.approve({ code, idempotencyKey })

test('a desk shows a code, a phone approves it, the desk is logged in', async () => {
  const { accountId, caller: phone } = await app.newStaff('front-desk', centreId)
  const { deskToken, code, expiresAt } = await desk().start({})
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
  expect(expiresAt).toBe('2026-11-23T08:05:00+08:00')
  expect(await desk().collect({ deskToken })).toEqual({ status: 'waiting' })
  expect(await approve(phone, code.toLowerCase().replace('-', ' '))).toEqual({})

  const collected = await desk().collect({ deskToken })
  expect(collected).toEqual({
    status: 'approved',
    token: expect.stringMatching(/^[\w-]{43}$/),
    expiresAt: '2026-11-23T20:00:00+08:00',
    account: { id: accountId, roles: ['resident', 'front-desk'] },
  })
  const { token } = collected as { token: string }
  expect(await (await asToken(app, token)).auth.me({})).toMatchObject({ id: accountId })
  expect(await refusalOf(desk().collect({ deskToken }))).toBe('desk_code_expired')
})

test('the desk has not passed the second factor, though the phone has', async () => {
  const { caller: phone } = await app.newStaff('health-bureau', centreId)
  const { deskToken, code } = await desk().start({})
  await phone.staff.list({})
  await approve(phone, code)
  const { token } = (await desk().collect({ deskToken })) as { token: string }
  expect(await refusalOf((await asToken(app, token)).staff.list({}))).toBe('second_factor_required')
})

test('one of twenty that collect at the same moment is let in', async () => {
  const { caller: phone } = await app.newStaff('front-desk', centreId)
  const { deskToken, code } = await desk().start({})
  await approve(phone, code)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => desk().collect({ deskToken })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('secret and code are kept as hashes only', async () => {
  const { deskToken, code } = await desk().start({})
  const { rows } = await app.database.pool.query<{ text: string }>(
    "SELECT d::text || encode(desk_hash, 'escape') || encode(code_index, 'escape') AS text FROM desk_log_in d",
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { text } of rows) {
    expect(text).not.toContain(deskToken)
    expect(text).not.toContain(code.replace('-', ''))
  }
})

describe('refused are', () => {
  test('families, and whoever lost their last role', async () => {
    const { code, deskToken } = await desk().start({})
    const family = await app.newFamily()
    expect(await refusalOf(approve(family.caller, code))).toBe('not_permitted')
    const { accountId } = await app.newStaff('front-desk', centreId)
    const phone = await asToken(app, await logInOf(app, accountId))
    await approve(phone, code)
    await app.database.db.staffRole.updateMany({
      where: { accountId },
      data: { endedAt: app.clock.now() },
    })
    expect(await refusalOf(desk().collect({ deskToken }))).toBe('desk_code_expired')
  })

  test('a code and a desk after five minutes', async () => {
    const { caller: phone } = await app.newStaff('front-desk', centreId)
    const [late, approved] = [await desk().start({}), await desk().start({})]
    await approve(phone, approved.code)
    app.clock.pass(5 * MINUTE_MS)
    expect(await refusalOf(approve(phone, late.code))).toBe('desk_code_expired')
    for (const { deskToken } of [late, approved]) {
      expect(await refusalOf(desk().collect({ deskToken }))).toBe('desk_code_expired')
    }
  })

  test('a code that was approved, also by somebody else', async () => {
    const [first, second] = [
      await app.newStaff('front-desk', centreId),
      await app.newStaff('nurse', centreId),
    ]
    const { deskToken, code } = await desk().start({})
    await approve(first.caller, code)
    expect(await refusalOf(approve(second.caller, code))).toBe('desk_code_expired')
    expect(await desk().collect({ deskToken })).toMatchObject({ account: { id: first.accountId } })
  })

  test.each([['A'.repeat(43)], ['_'.repeat(43)]])('a desk that never was: %s', async (deskToken) => {
    expect(await refusalOf(desk().collect({ deskToken }))).toBe('desk_code_expired')
  })
})

describe('wrong codes', () => {
  test('five lock the account for a quarter of an hour, a right one forgets them', async () => {
    const { caller: phone } = await app.newStaff('front-desk', centreId)
    for (let wrong = 1; wrong <= 4; wrong++) {
      expect(await refusalOf(approve(phone, 'AAAA-AAA2'))).toBe('desk_code_wrong')
    }
    await approve(phone, (await desk().start({})).code)
    for (let wrong = 1; wrong <= 4; wrong++) {
      expect(await refusalOf(approve(phone, 'AAAA-AAA2'))).toBe('desk_code_wrong')
    }
    expect(await refusalOf(approve(phone, 'no code at all'))).toBe('desk_code_locked')
    expect(await refusalOf(approve(phone, (await desk().start({})).code))).toBe('desk_code_locked')
    app.clock.pass(15 * MINUTE_MS)
    await approve(phone, (await desk().start({})).code)
  })

  test('at the same moment are counted one by one, and a retry is no guess', async () => {
    const { caller: phone } = await app.newStaff('front-desk', centreId)
    const idempotencyKey = newKey()
    const retried = await Promise.all(
      Array.from({ length: 10 }, () => refusalOf(approve(phone, 'AAAA-AAA3', idempotencyKey))),
    )
    expect(new Set(retried)).toEqual(new Set(['desk_code_wrong']))
    const refusals = await Promise.all(
      Array.from({ length: 30 }, () => refusalOf(approve(phone, 'AAAA-AAA2'))),
    )
    expect(refusals.filter((code) => code === 'desk_code_wrong')).toHaveLength(3)
  })
})

test('so many desks may wait and no more, however many ask at once', async () => {
  await app.database.db.deskLogIn.deleteMany({})
  const now = app.clock.now()
  await app.database.pool.query(
    `INSERT INTO desk_log_in (id, desk_hash, code_index, created_at, expires_at)
     SELECT gen_random_uuid(), sha256(n::text::bytea), sha256(n::text::bytea), $1, $2
     FROM generate_series(1, $3::int) AS n`,
    [now, new Date(now.getTime() + MINUTE_MS), MAX_OPEN_DESK_CODES - 3],
  )
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => desk().start({})))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await refusalOf(desk().start({}))).toBe('too_many_requests')
  app.clock.pass(MINUTE_MS)
  await desk().start({})
})
