import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { foundCounty } from '#server/found-county'
import type { FirstBureau } from '#server/platform/config/first-bureau'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'
import { logLines } from '../../support/server/log-lines'

const phone = parsePhoneNumber('13900000001')
if (!phone) throw new Error('no mobile number')
const FIRST: FirstBureau = { countyName: '白石县', phone, name: '钱守信' }

let app: TestApp

// Each test begins with an empty directory.
beforeEach(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
})
afterEach(() => app.close())

/** Starts once more. @returns what it logged */
async function start(first = FIRST): Promise<string> {
  const { log, text } = logLines()
  await foundCounty({ ...app.context(null), log }, first)
  return text()
}

/** An account that has bound the number; a new one, unless it is named. */
async function withPhone(wish: { accountId?: string; verifiedAt?: Date | null } = {}): Promise<string> {
  const { accountId = await app.newAccount(), verifiedAt = app.clock.now() } = wish
  const { fieldCrypto } = app.context(null)
  await app.database.db.account.update({
    where: { id: accountId },
    data: {
      phoneCipher: fieldCrypto.seal('account.phone_cipher', FIRST.phone),
      phoneIndex: Uint8Array.from(fieldCrypto.index('account.phone_cipher', FIRST.phone)),
      phoneVerifiedAt: verifiedAt,
    },
  })
  return accountId
}

const regions = () =>
  app.database.db.organization.findMany({
    where: { kind: 'region' },
    select: { id: true, parentId: true, name: true, initials: true, region: true },
  })
const roles = () =>
  app.database.db.staffRole.findMany({
    orderBy: { since: 'asc' },
    select: { id: true, accountId: true, role: true, organizationId: true, endedAt: true },
  })
const end = (id: string) =>
  app.database.db.staffRole.update({
    where: { id },
    data: { endedAt: app.clock.now() },
    select: { id: true },
  })

describe('an empty directory', () => {
  test('gets its county, and says what to do while nobody holds the number', async () => {
    const said = await start()
    expect(await regions()).toMatchObject([{ parentId: null, name: '白石县', initials: 'bsx', region: '*' }])
    expect(await roles()).toEqual([])
    expect(said).toContain('log in once in the mini-program')
  })

  test('gives the role to the account that bound the number, at the next start', async () => {
    await start()
    const accountId = await withPhone()
    await start()
    const county = at(await regions(), 0)
    expect(await regions()).toHaveLength(1)
    expect(await roles()).toMatchObject([
      { accountId, role: 'health-bureau', organizationId: county.id, endedAt: null },
    ])
    const member = await app.database.db.staffMember.findUniqueOrThrow({ where: { accountId } })
    expect(app.context(null).fieldCrypto.open('staff_member.name_cipher', member.nameCipher)).toBe('钱守信')
    expect(await app.database.db.operatorChange.count()).toBe(0)
  })

  test('lets the bureau in as any other office: with its second factor, and then to write its county', async () => {
    const accountId = await withPhone()
    await start()
    const caller = await asToken(app, await logInOf(app, accountId))
    expect(await refusalOf(caller.staff.list({}))).toBe('second_factor_required')
    const county = at(await regions(), 0)
    const duties = [{ role: 'health-bureau' as const, organizationId: county.id }]
    const bureau = app.as(accountId, { duties, practitionerId: null, secondFactorAt: app.clock.now() })
    await bureau.directory.saveOrganization({
      parentId: county.id,
      kind: 'community-centre',
      name: '柳荫社区卫生服务中心',
      street: '柳河街道',
      address: '柳荫街 56 号',
      phone: '028-00000110',
      latitude: 30.6,
      longitude: 103.3,
      badges: [],
      services: ['sick-visit'],
      region: '白石县',
      reason: '新设',
      idempotencyKey: newKey(),
    })
    const { rows } = await bureau.directory.organizations({})
    expect(rows.map(({ name }) => name)).toEqual(['白石县', '柳荫社区卫生服务中心'])
  })

  test('logs neither the number nor the names', async () => {
    const empty = await start()
    await withPhone()
    const said = empty + (await start())
    expect(said).toContain('is the health bureau')
    for (const personal of [FIRST.phone, FIRST.name, FIRST.countyName]) expect(said).not.toContain(personal)
  })
})

describe('whose the number is must be plain', () => {
  test('a number that was never proved counts for nobody', async () => {
    await withPhone({ verifiedAt: null })
    expect(await start()).toContain('log in once')
    expect(await roles()).toEqual([])
  })

  test('an account that its owner closed counts for nobody', async () => {
    const id = await withPhone()
    await app.database.db.account.update({ where: { id }, data: { closedAt: app.clock.now() } })
    expect(await start()).toContain('log in once')
    expect(await roles()).toEqual([])
  })

  test('a number that a family shares makes nobody the bureau', async () => {
    await withPhone()
    await withPhone()
    expect(await start()).toContain('several accounts have bound the number')
    expect(await roles()).toEqual([])
  })
})

describe('a county that has what it needs', () => {
  test('is given nothing more while a bureau lives, whoever holds the number', async () => {
    const county = await app.newOrganization('region')
    const { accountId } = await app.newStaff('health-bureau', county)
    await withPhone()
    expect(await start({ ...FIRST, countyName: '青石县' })).toBe('')
    expect(await roles()).toMatchObject([{ accountId, organizationId: county }])
    expect(await regions()).toMatchObject([{ id: county, name: '示例社区卫生服务中心' }])
  })

  test('is given the role once, however often it starts', async () => {
    await withPhone()
    await start()
    const before = await roles()
    expect(await start()).toBe('')
    expect(await roles()).toEqual(before)
  })

  test('has a role that was ended given anew only when no other bureau lives', async () => {
    const accountId = await withPhone()
    await start()
    const first = at(await roles(), 0)
    const second = await app.newStaff('health-bureau', first.organizationId)
    await end(first.id)
    expect(await start()).toBe('')

    const other = await app.database.db.staffRole.findFirstOrThrow({
      where: { accountId: second.accountId },
      select: { id: true },
    })
    await end(other.id)
    await start()
    const living = (await roles()).filter(({ endedAt }) => endedAt === null)
    expect(living).toMatchObject([{ accountId, organizationId: first.organizationId }])
  })

  test('needs a bureau of its own: one of a part of it does not count', async () => {
    const county = await app.newOrganization('region')
    await app.newStaff('health-bureau', await app.newOrganization('community-centre', county))
    const accountId = await withPhone()
    await start()
    expect((await roles()).filter(({ organizationId }) => organizationId === county)).toMatchObject([
      { accountId },
    ])
  })

  test('keeps the name and the practitioner of somebody who works there already', async () => {
    const county = await app.newOrganization('region')
    const { accountId } = await app.newStaff('nurse', county, await app.newPractitioner())
    const before = await app.database.db.staffMember.findUniqueOrThrow({ where: { accountId } })
    await withPhone({ accountId })
    await start()
    expect((await roles()).map(({ role }) => role).sort()).toEqual(['health-bureau', 'nurse'])
    expect(await app.database.db.staffMember.findUniqueOrThrow({ where: { accountId } })).toEqual(before)
  })

  test('is not guessed where several regions stand at the top', async () => {
    await app.newOrganization('region')
    await app.newOrganization('region')
    await withPhone()
    expect(await start()).toContain('several regions')
    expect(await roles()).toEqual([])
  })
})

test('of eight processes that start at the same moment one makes the county and the bureau', async () => {
  const accountId = await withPhone()
  const said = await Promise.all(Array.from({ length: 8 }, () => start()))
  expect(await regions()).toHaveLength(1)
  expect(await roles()).toMatchObject([{ accountId, endedAt: null }])
  expect(said.filter((text) => text !== '')).toHaveLength(1)
})
