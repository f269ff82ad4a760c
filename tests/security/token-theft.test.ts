import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SECOND_FACTOR_ROLES } from '#domain/account/account-role'
import { authenticate } from '#server/features/auth/authenticate'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { at, createTestApp, newKey, type TestApp } from '../support/room/test-app'
import { asToken, logInOf } from '../support/server/log-in-of'
import { type Answer, everyProcedure, post } from '../support/server/post'
import { ACCESS, type AccessRow } from './access-table'

/**
 * Reliability 13: what somebody can do with a token that should be worth nothing. Each is tried on every procedure of
 * the router that asks who calls.
 */
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let app: TestApp
let world: World
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const guarded = everyProcedure()
  .map(({ name }) => name)
  .filter((name) => ACCESS[name]?.who !== 'anybody')

async function tryEverything(token: string, procedures: readonly string[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  for (const name of procedures) {
    const account = await authenticate(app.database.db, token, app.clock.now())
    const input = EXAMPLE_INPUTS[name]?.(world)
    answers.set(name, await post({ ...app.context(null), account }, name, JSON.stringify(input)))
  }
  return answers
}

const office = () => {
  const { accountId, staff } = world.staff['health-bureau']
  return app.as(accountId, staff)
}
const roleOf = async (accountId: string) =>
  (await app.database.db.staffRole.findFirstOrThrow({ where: { accountId, endedAt: null } })).id

/** A log-in that was good, and what has made it worthless. */
const WORTHLESS: Readonly<Record<string, () => Promise<string>>> = {
  'that never was': async () => 'A'.repeat(43),
  'that was logged out': async () => {
    const token = await logInOf(app, world.accountId)
    await (await asToken(app, token)).auth.logout({})
    return token
  },
  'that was ended from another phone': async () => {
    const [lost, kept] = [await logInOf(app, world.accountId), await logInOf(app, world.accountId)]
    const owner = await asToken(app, kept)
    const { rows } = await (await asToken(app, lost)).auth.sessions.list({})
    const id = rows.find(({ isCurrent }) => isCurrent)?.id ?? ''
    await owner.auth.sessions.revoke({ id, idempotencyKey: newKey() })
    return lost
  },
  'that was not used for thirty days': async () => {
    const token = await logInOf(app, world.accountId)
    app.clock.pass(30 * DAY_MS)
    return token
  },
  'of staff, left for a quarter of an hour': async () => {
    const token = await logInOf(app, world.staff.nurse.accountId)
    app.clock.pass(16 * MINUTE_MS)
    return token
  },
  'of staff, twelve hours old, though in use': async () => {
    const token = await logInOf(app, world.staff.nurse.accountId)
    for (let used = 0; used < 72; used++) {
      app.clock.pass(10 * MINUTE_MS)
      await authenticate(app.database.db, token, app.clock.now())
    }
    return token
  },
  'of staff, ended by the office': async () => {
    const { accountId } = world.staff.nurse
    const token = await logInOf(app, accountId)
    const { staff } = office()
    const { id } = at((await staff.logIns({ accountId })).rows, 0)
    await staff.revokeLogIn({ id, idempotencyKey: newKey() })
    return token
  },
  'of a family whose account became staff long after': async () => {
    const accountId = await app.newAccount()
    const token = await logInOf(app, accountId)
    app.clock.pass(12 * HOUR_MS)
    await app.database.db.staffMember.create({
      data: {
        accountId,
        nameCipher: app.context(null).fieldCrypto.seal('staff_member.name_cipher', '示例员工'),
        createdAt: app.clock.now(),
        roles: { create: { role: 'nurse', organizationId: world.organizationId, since: app.clock.now() } },
      },
    })
    return token
  },
  'of staff who lost their last role': async () => {
    const { accountId } = await app.newStaff('front-desk', world.organizationId)
    const token = await logInOf(app, accountId)
    const { staff } = office()
    await staff.endRole({ id: await roleOf(accountId), idempotencyKey: newKey() })
    return token
  },
}

it('knows what to try', () => {
  expect(guarded.length).toBeGreaterThan(30)
})

describe.each(Object.entries(WORTHLESS))('a token %s', (_, make) => {
  it('opens nothing', async () => {
    const answers = await tryEverything(await make(), guarded)
    const accepted = [...answers].filter(([, { refusal }]) => refusal !== 'not_logged_in')
    expect(accepted.map(([name, { refusal }]) => `${name}: ${refusal ?? 'answered'}`)).toEqual([])
  })
})

const isFor = ({ who }: AccessRow, roles: readonly string[]) =>
  typeof who !== 'string' && who.every((role) => roles.includes(role))

it('a token that has not passed the second factor opens nothing that asks for it', async () => {
  const asking = guarded.filter((name) => isFor(ACCESS[name] as AccessRow, SECOND_FACTOR_ROLES))
  expect(asking.length).toBeGreaterThan(6)
  for (const role of SECOND_FACTOR_ROLES) {
    const own = asking.filter((name) => ACCESS[name]?.who.includes(role))
    expect(own.length, role).toBeGreaterThan(1)
    const { accountId } = await app.newStaff(role, world.regionId)
    for (const [name, { refusal }] of await tryEverything(await logInOf(app, accountId), own)) {
      expect(refusal, `${role}: ${name}`).toBe('second_factor_required')
    }
  }
})

it('a token whose role was changed opens nothing of the former role', async () => {
  const formerly = guarded.filter((name) => isFor(ACCESS[name] as AccessRow, ['health-bureau']))
  const { accountId } = await app.newStaff('health-bureau', world.regionId)
  const token = await logInOf(app, accountId)
  await app.database.db.accessToken.updateMany({
    where: { accountId },
    data: { secondFactorAt: app.clock.now() },
  })
  await (await asToken(app, token)).staff.list({})
  const id = await roleOf(accountId)
  const { staff } = office()
  const organizationId = world.organizationId
  await staff.giveRole({ accountId, role: 'front-desk', organizationId, idempotencyKey: newKey() })
  await staff.endRole({ id, idempotencyKey: newKey() })
  for (const [name, { refusal }] of await tryEverything(token, formerly)) {
    expect(refusal, name).toBe('not_permitted')
  }
})

it('no answer to anybody holds an openid, a unionid or the hash of a token', async () => {
  const { db } = app.database
  await db.account.updateMany({ data: { openid: null } })
  await db.account.update({
    where: { id: world.accountId },
    data: { openid: 'o-secret-of-wechat', unionid: 'u-secret-of-wechat' },
  })
  const token = await logInOf(app, world.accountId)
  const { tokenHash } = await db.accessToken.findFirstOrThrow({
    where: { accountId: world.accountId },
    orderBy: { createdAt: 'desc' },
  })
  const everything = everyProcedure()
    .map(({ name }) => name)
    .filter((name) => name !== 'auth.logout')
  const secrets = ['secret-of-wechat', 'session_key', Buffer.from(tokenHash).toString('hex'), token]
  for (const [name, { text }] of await tryEverything(token, everything)) {
    for (const secret of secrets) expect(text, name).not.toContain(secret)
  }
})
