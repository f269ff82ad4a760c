import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { authenticate } from '#server/features/auth/authenticate'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

let app: TestApp
let centreId: string
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
  centreId = await app.newOrganization()
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const isAccepted = async (token: string): Promise<boolean> =>
  (await authenticate(app.database.db, token, app.clock.now())) !== null

async function nurse() {
  const { accountId } = await app.newStaff('nurse', centreId)
  return { accountId, token: await logInOf(app, accountId) }
}

const giveRole = (accountId: string) =>
  app.database.db.staffMember.create({
    data: {
      accountId,
      nameCipher: app.context(null).fieldCrypto.seal('staff_member.name_cipher', '示例员工'),
      createdAt: app.clock.now(),
      roles: { create: { role: 'nurse', organizationId: centreId, since: app.clock.now() } },
    },
  })

describe('a log-in of staff', () => {
  test('ends when it is left for a quarter of an hour, and answers not_logged_in', async () => {
    const { token } = await nurse()
    app.clock.pass(15 * MINUTE_MS)
    expect(await isAccepted(token)).toBe(true)
    app.clock.pass(16 * MINUTE_MS)
    expect(await refusalOf((await asToken(app, token)).auth.me({}))).toBe('not_logged_in')
  })

  test('lives as long as it is used, but twelve hours at most', async () => {
    const { token } = await nurse()
    for (let used = 0; used < 12 * 6 - 1; used++) {
      app.clock.pass(10 * MINUTE_MS)
      expect(await isAccepted(token)).toBe(true)
    }
    app.clock.pass(10 * MINUTE_MS - 1)
    expect(await isAccepted(token)).toBe(true)
    app.clock.pass(1)
    expect(await isAccepted(token)).toBe(false)
  })

  test('is not kept alive by a board that refreshes itself while nobody is there', async () => {
    const { token } = await nurse()
    const refresh = () => authenticate(app.database.db, token, app.clock.now(), false)
    for (let refreshed = 0; refreshed < 15; refreshed++) {
      app.clock.pass(MINUTE_MS)
      expect(await refresh()).not.toBeNull()
    }
    app.clock.pass(MINUTE_MS)
    expect(await refresh()).toBeNull()
    expect(await isAccepted(token)).toBe(false)
  })

  test('is written down at most once a minute', async () => {
    const { accountId, token } = await nurse()
    const seen = async () =>
      (await app.database.db.accessToken.findFirstOrThrow({ where: { accountId } })).lastSeenAt
    const opened = await seen()
    app.clock.pass(MINUTE_MS - 1)
    await isAccepted(token)
    expect(await seen()).toEqual(opened)
    app.clock.pass(1)
    await Promise.all(Array.from({ length: 10 }, () => isAccepted(token)))
    expect(await seen()).toEqual(app.clock.now())
  })

  test('says when it ends, and those that ended are not listed', async () => {
    const { accountId, token } = await nurse()
    await logInOf(app, accountId)
    app.clock.pass(10 * MINUTE_MS)
    const { rows } = await (await asToken(app, token)).auth.sessions.list({})
    const endOf = (minutes: number) => app.clock.now().getTime() + minutes * MINUTE_MS
    const ends = rows.map(({ endsAt }) => Date.parse(endsAt))
    expect(ends.sort((one, other) => one - other)).toEqual([endOf(6), endOf(16)])
    app.clock.pass(7 * MINUTE_MS)
    expect((await (await asToken(app, token)).auth.sessions.list({})).rows).toHaveLength(1)
  })
})

describe('somebody who becomes staff', () => {
  test('is held to a staff log-in at once: an old log-in of the family is out', async () => {
    const accountId = await app.newAccount()
    const [old, unused] = [await logInOf(app, accountId), await logInOf(app, accountId)]
    app.clock.pass(12 * HOUR_MS - MINUTE_MS)
    const fresh = await logInOf(app, accountId)
    expect(await isAccepted(old)).toBe(true)
    app.clock.pass(MINUTE_MS)
    await giveRole(accountId)
    expect(await isAccepted(old), 'twelve hours old').toBe(false)
    expect(await isAccepted(unused), 'idle').toBe(false)
    expect(await isAccepted(fresh)).toBe(true)
  })
})

describe('somebody who is staff no longer', () => {
  test('is refused in the next request: measured within a second', async () => {
    const office = await app.newStaff('health-bureau', centreId)
    const { accountId } = await app.newStaff('health-bureau', centreId)
    const stays = await app.database.db.staffRole.create({
      data: { accountId, role: 'nurse', organizationId: centreId, since: app.clock.now() },
    })
    const token = await logInOf(app, accountId)
    await app.database.db.accessToken.updateMany({
      where: { accountId },
      data: { secondFactorAt: app.clock.now() },
    })
    await (await asToken(app, token)).staff.list({})
    const role = await app.database.db.staffRole.findFirstOrThrow({
      where: { accountId, role: 'health-bureau' },
    })
    await office.caller.staff.endRole({ id: role.id, idempotencyKey: newKey() })
    const acknowledgedAt = performance.now()
    expect(await refusalOf((await asToken(app, token)).staff.list({}))).toBe('not_permitted')
    expect(performance.now() - acknowledgedAt).toBeLessThan(1_000)
    expect((await (await asToken(app, token)).auth.me({})).staff?.duties).toMatchObject([{ role: 'nurse' }])

    await office.caller.staff.endRole({ id: stays.id, idempotencyKey: newKey() })
    expect(await isAccepted(token), 'with the last role every log-in ends').toBe(false)
  })

  test('has no idle log-in come back to life as a family', async () => {
    const office = await app.newStaff('health-bureau', centreId)
    const { accountId, token } = await nurse()
    app.clock.pass(HOUR_MS)
    expect(await isAccepted(token)).toBe(false)
    const { id } = await app.database.db.staffRole.findFirstOrThrow({ where: { accountId } })
    await office.caller.staff.endRole({ id, idempotencyKey: newKey() })
    expect(await isAccepted(token)).toBe(false)
  })

  test('of two that end the last two roles at the same moment one ends the log-ins', async () => {
    const office = await app.newStaff('health-bureau', centreId)
    const { accountId } = await app.newStaff('front-desk', centreId)
    await app.database.db.staffRole.create({
      data: { accountId, role: 'claim-reviewer', organizationId: centreId, since: app.clock.now() },
    })
    const token = await logInOf(app, accountId)
    const roles = await app.database.db.staffRole.findMany({ where: { accountId } })
    await Promise.all(roles.map(({ id }) => office.caller.staff.endRole({ id, idempotencyKey: newKey() })))
    expect(await isAccepted(token)).toBe(false)
  })
})
