import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'

const MINUTE_MS = 60_000
const STEP_MS = 30_000

let app: TestApp
let regionId: string
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
  regionId = await app.newOrganization('region')
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

async function bureau() {
  const { accountId } = await app.newStaff('health-bureau', regionId)
  const token = await logInOf(app, accountId)
  return { accountId, token, caller: await asToken(app, token) }
}

/** What the authenticator shows now, or so many steps later. */
function codeOf(secret: string, steps = 0): string {
  const timestamp = app.clock.now().getTime() + steps * STEP_MS
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
}

/** Six digits that no authenticator shows now. */
function wrongCode(secret: string): string {
  const shown = [-1, 0, 1].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333'].find((code) => !shown.includes(code)) ?? ''
}

async function setUp() {
  const who = await bureau()
  const { secret } = await who.caller.auth.secondFactor.setUp({ idempotencyKey: newKey() })
  await who.caller.auth.secondFactor.confirm({ code: codeOf(secret), idempotencyKey: newKey() })
  app.clock.pass(STEP_MS)
  return { ...who, secret }
}

const verify = (caller: Awaited<ReturnType<typeof asToken>>, code: string, idempotencyKey = newKey()) =>
  caller.auth.secondFactor.verify({ code, idempotencyKey })

describe('setting up', () => {
  test('from nothing to the first page of the office', async () => {
    const { token, caller } = await bureau()
    expect((await caller.auth.me({})).staff).toMatchObject({ secondFactor: 'not-set-up' })
    expect(await refusalOf(caller.staff.list({}))).toBe('second_factor_required')
    expect(await refusalOf(verify(caller, '123456'))).toBe('second_factor_not_set_up')

    const { secret, uri } = await caller.auth.secondFactor.setUp({ idempotencyKey: newKey() })
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(
      await caller.auth.secondFactor.confirm({ code: codeOf(secret), idempotencyKey: newKey() }),
    ).toEqual({
      passedAt: '2026-11-23T08:00:00+08:00',
    })
    const passed = await asToken(app, token)
    expect((await passed.auth.me({})).staff).toMatchObject({ secondFactor: 'passed' })
    expect((await passed.staff.list({})).rows.length).toBeGreaterThan(0)
  })

  test('tells the secret to a retry, and keeps it nowhere but sealed', async () => {
    const { caller } = await bureau()
    const idempotencyKey = newKey()
    const first = await caller.auth.secondFactor.setUp({ idempotencyKey })
    expect(await caller.auth.secondFactor.setUp({ idempotencyKey })).toEqual(first)
    const { rows } = await app.database.pool.query<{ text: string }>(
      'SELECT m::text AS text FROM staff_member m UNION ALL SELECT r::text FROM idempotency_record r',
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) expect(text).not.toContain(first.secret)
  })

  test('begins anew while nothing is confirmed: the earlier secret is worthless', async () => {
    const { caller } = await bureau()
    const earlier = await caller.auth.secondFactor.setUp({ idempotencyKey: newKey() })
    const later = await caller.auth.secondFactor.setUp({ idempotencyKey: newKey() })
    const confirm = (code: string) => caller.auth.secondFactor.confirm({ code, idempotencyKey: newKey() })
    expect(await refusalOf(confirm(codeOf(earlier.secret)))).toBe('second_factor_wrong')
    await confirm(codeOf(later.secret))
  })

  test('is over once confirmed, for every log-in of the account, and tells no secret any more', async () => {
    const { accountId, caller, secret } = await setUp()
    const other = await asToken(app, await logInOf(app, accountId))
    for (const each of [caller, other]) {
      expect(await refusalOf(each.auth.secondFactor.setUp({ idempotencyKey: newKey() }))).toBe(
        'second_factor_already_set_up',
      )
      expect(
        await refusalOf(each.auth.secondFactor.confirm({ code: codeOf(secret), idempotencyKey: newKey() })),
      ).toBe('second_factor_already_set_up')
    }
  })

  test('is nothing for families', async () => {
    const { caller } = await app.newFamily()
    expect(await refusalOf(caller.auth.secondFactor.setUp({ idempotencyKey: newKey() }))).toBe(
      'not_permitted',
    )
    expect(await refusalOf(verify(caller, '123456'))).toBe('second_factor_not_set_up')
  })
})

describe('a code', () => {
  test('passes the log-in that typed it, and no other', async () => {
    const { accountId, secret } = await setUp()
    const [typed, other] = [await logInOf(app, accountId), await logInOf(app, accountId)]
    await verify(await asToken(app, typed), codeOf(secret))
    await (await asToken(app, typed)).staff.list({})
    expect(await refusalOf((await asToken(app, other)).staff.list({}))).toBe('second_factor_required')
  })

  test('works once, whoever types it; the next one works', async () => {
    const { accountId, secret } = await setUp()
    const code = codeOf(secret)
    const [first, second] = [await logInOf(app, accountId), await logInOf(app, accountId)]
    await verify(await asToken(app, first), code)
    expect(await refusalOf(verify(await asToken(app, second), code))).toBe('second_factor_wrong')
    app.clock.pass(STEP_MS)
    await verify(await asToken(app, second), codeOf(secret))
  })

  test('works for one of twenty log-ins that type it at the same moment', async () => {
    const { accountId, secret } = await setUp()
    const code = codeOf(secret)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => logInOf(app, accountId)))
    const attempts = await Promise.allSettled(
      tokens.map(async (token) => verify(await asToken(app, token), code)),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('of %i steps aside passes: %s', async (steps, passes) => {
    const { caller, secret } = await setUp()
    // Beyond the step that set-up has used.
    app.clock.pass(3 * STEP_MS)
    const attempt = verify(caller, codeOf(secret, steps))
    if (passes) await attempt
    else expect(await refusalOf(attempt)).toBe('second_factor_wrong')
  })

  test('whose answer was lost is answered again, though it is spent', async () => {
    const { caller, secret } = await setUp()
    const [code, idempotencyKey] = [codeOf(secret), newKey()]
    const first = await verify(caller, code, idempotencyKey)
    expect(await verify(caller, code, idempotencyKey)).toEqual(first)
  })
})

describe('five wrong codes', () => {
  test('lock for a quarter of an hour, the right code too; then there are five again', async () => {
    const { accountId, secret } = await setUp()
    const token = await logInOf(app, accountId)
    const caller = await asToken(app, token)
    for (let wrong = 1; wrong <= 4; wrong++) {
      expect(await refusalOf(verify(caller, wrongCode(secret)))).toBe('second_factor_wrong')
    }
    expect(await refusalOf(verify(caller, wrongCode(secret)))).toBe('second_factor_locked')
    expect(await refusalOf(verify(caller, codeOf(secret)))).toBe('second_factor_locked')
    // Another log-in of the same account does not begin anew.
    const other = await asToken(app, await logInOf(app, accountId))
    expect(await refusalOf(verify(other, codeOf(secret)))).toBe('second_factor_locked')
    app.clock.pass(15 * MINUTE_MS)
    await verify(other, codeOf(secret))
  })

  test('at the same moment are counted one by one', async () => {
    const { accountId, secret } = await setUp()
    const caller = await asToken(app, await logInOf(app, accountId))
    const wrong = wrongCode(secret)
    const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(verify(caller, wrong))))
    expect(refusals.filter((code) => code === 'second_factor_wrong')).toHaveLength(4)
    expect(refusals.filter((code) => code === 'second_factor_locked')).toHaveLength(36)
  })

  test('are not five when one is a retry of another', async () => {
    const { accountId, secret } = await setUp()
    const caller = await asToken(app, await logInOf(app, accountId))
    const [wrong, idempotencyKey] = [wrongCode(secret), newKey()]
    for (let sent = 1; sent <= 6; sent++) {
      expect(await refusalOf(verify(caller, wrong, idempotencyKey))).toBe('second_factor_wrong')
    }
    await verify(caller, codeOf(secret))
  })
})

test('a reset by another administrator takes the passed log-ins with it', async () => {
  const lost = await setUp()
  const helper = await setUp()
  const { staff } = await asToken(app, helper.token)
  await staff.resetSecondFactor({ accountId: lost.accountId, idempotencyKey: newKey() })

  const caller = await asToken(app, lost.token)
  expect((await caller.auth.me({})).staff).toMatchObject({ secondFactor: 'not-set-up' })
  expect(await refusalOf(caller.staff.list({}))).toBe('second_factor_required')
  expect(await refusalOf(verify(caller, codeOf(lost.secret)))).toBe('second_factor_not_set_up')
  const { secret } = await caller.auth.secondFactor.setUp({ idempotencyKey: newKey() })
  expect(secret).not.toBe(lost.secret)
})
