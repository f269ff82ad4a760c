import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffRole } from '#domain/account/account-role'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'

let app: TestApp
/** county → east, west; the office of the county, and one that sees the east alone. */
let county: string
let east: string
let west: string
let office: Awaited<ReturnType<TestApp['newStaff']>>
let eastOffice: Awaited<ReturnType<TestApp['newStaff']>>

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
  county = await app.newOrganization('region')
  east = await app.newOrganization('community-centre', county)
  west = await app.newOrganization('community-centre', county)
  office = await app.newStaff('health-bureau', county)
  eastOffice = await app.newStaff('health-bureau', east)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

let numbers = 0
/** An account that proved to hold a number. */
async function withPhone(phone = `139${String(++numbers).padStart(8, '0')}`) {
  const accountId = await app.newAccount()
  const { fieldCrypto } = app.context(null)
  await app.database.db.account.update({
    where: { id: accountId },
    data: {
      phoneCipher: fieldCrypto.seal('account.phone_cipher', phone),
      phoneIndex: Uint8Array.from(fieldCrypto.index('account.phone_cipher', phone)),
      phoneVerifiedAt: app.clock.now(),
    },
  })
  return { accountId, phone }
}

const add = (
  phone: string,
  wish: { role?: StaffRole; organizationId?: string; practitionerId?: string } = {},
) =>
  office.caller.staff.add({
    phone,
    name: '钱守信',
    role: 'front-desk',
    organizationId: east,
    idempotencyKey: newKey(),
    ...wish,
  })
const give = (accountId: string, role: StaffRole, organizationId = east) =>
  office.caller.staff.giveRole({ accountId, role, organizationId, idempotencyKey: newKey() })
const end = (id: string) => office.caller.staff.endRole({ id, idempotencyKey: newKey() })

async function doctorOf(organizationId: string): Promise<string> {
  const practitionerId = await app.newPractitioner()
  await app.database.db.practitionerRole.create({
    data: { practitionerId, organizationId, since: app.clock.now() },
  })
  return practitionerId
}

const changesOf = (subjectId: string) =>
  app.database.db.operatorChange.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })

describe('adding', () => {
  test('makes staff of the account behind a verified number, in their next request', async () => {
    const { accountId, phone } = await withPhone()
    const token = await logInOf(app, accountId)
    const added = await add(phone)
    expect(added.accountId).toBe(accountId)
    const { staff } = await (await asToken(app, token)).auth.me({})
    expect(staff).toMatchObject({ name: '钱守信', duties: [{ role: 'front-desk', organizationId: east }] })
    expect(await changesOf(added.roleId)).toMatchObject([
      {
        accountId: office.accountId,
        subject: 'staff-role',
        before: null,
        after: { accountId, role: 'front-desk', organizationId: east },
      },
    ])
  })

  test('asks who is meant when nobody, or more than one, has the number', async () => {
    expect(await refusalOf(add('13700000000'))).toBe('staff_account_unclear')
    const { phone } = await withPhone()
    await withPhone(phone)
    expect(await refusalOf(add(phone))).toBe('staff_account_unclear')
    expect(await refusalOf(add('12345'))).toBe('input_invalid')
  })

  test('needs a doctor of the directory within reach for whoever treats people, and each only once', async () => {
    const [first, second] = [await withPhone(), await withPhone()]
    expect(await refusalOf(add(first.phone, { role: 'nurse' }))).toBe('role_practitioner_required')
    const practitionerId = await doctorOf(east)
    await add(first.phone, { role: 'nurse', practitionerId })
    expect(await refusalOf(add(second.phone, { role: 'nurse', practitionerId }))).toBe(
      'staff_practitioner_mismatch',
    )
    const other = await doctorOf(east)
    expect(await refusalOf(add(first.phone, { role: 'specialist', practitionerId: other }))).toBe(
      'staff_practitioner_mismatch',
    )
    const elsewhere = await doctorOf(await app.newOrganization())
    expect(await refusalOf(add(second.phone, { role: 'nurse', practitionerId: elsewhere }))).toBe('not_found')
  })

  test('keeps the name of whoever works here already, and takes a new one from whoever comes back', async () => {
    const { accountId, phone } = await withPhone()
    const { roleId } = await add(phone)
    const again = (name: string, role: StaffRole) =>
      office.caller.staff.add({ phone, name, role, organizationId: east, idempotencyKey: newKey() })
    const nameNow = async () =>
      (await app.context(null).access.staffNames(app.database.db, [accountId])).get(accountId)
    const { roleId: second } = await again('另一个名字', 'claim-reviewer')
    expect(await nameNow()).toBe('钱守信')
    await end(roleId)
    await end(second)
    await again('新名字', 'front-desk')
    expect(await nameNow()).toBe('新名字')
  })

  test('happens once, however often it is sent', async () => {
    const { phone } = await withPhone()
    const input = { phone, name: '示例', role: 'front-desk', organizationId: east } as const
    const idempotencyKey = newKey()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => office.caller.staff.add({ ...input, idempotencyKey })),
    )
    expect(new Set(answers.map(({ roleId }) => roleId)).size).toBe(1)
    expect(await refusalOf(add(phone))).toBe('role_already_given')
  })
})

describe('nobody', () => {
  test('gives a role to themselves, ends their own or resets their own second factor', async () => {
    const { accountId } = office
    const own = await app.database.db.staffRole.findFirstOrThrow({ where: { accountId } })
    expect(await refusalOf(give(accountId, 'fund-custodian'))).toBe('role_own')
    expect(await refusalOf(end(own.id))).toBe('role_own')
    const reset = office.caller.staff.resetSecondFactor({ accountId, idempotencyKey: newKey() })
    expect(await refusalOf(reset)).toBe('role_own')
    expect(await app.database.db.staffRole.count({ where: { accountId, endedAt: null } })).toBe(1)
  })

  test('reaches beyond their tree', async () => {
    const [mine, beside, above] = [
      await app.newStaff('front-desk', east),
      await app.newStaff('front-desk', west),
      await app.newStaff('front-desk', county),
    ]
    const { staff } = eastOffice.caller
    const ofEast = (await staff.list({})).rows.map(({ accountId }) => accountId)
    expect(ofEast).toContain(mine.accountId)
    for (const { accountId } of [beside, above]) {
      expect(ofEast).not.toContain(accountId)
      const token = await logInOf(app, accountId)
      const role = await app.database.db.staffRole.findFirstOrThrow({ where: { accountId } })
      const logIn = await app.database.db.accessToken.findFirstOrThrow({ where: { accountId } })
      const idempotencyKey = newKey()
      const attempts = [
        () => staff.giveRole({ accountId, role: 'claim-reviewer', organizationId: east, idempotencyKey }),
        () => staff.endRole({ id: role.id, idempotencyKey }),
        () => staff.logIns({ accountId }),
        () => staff.revokeLogIn({ id: logIn.id, idempotencyKey }),
        () => staff.resetSecondFactor({ accountId, idempotencyKey }),
      ]
      for (const attempt of attempts) expect(await refusalOf(attempt())).toBe('not_found')
      await (await asToken(app, token)).auth.me({})
    }
    expect(await refusalOf(staff.list({ organizationId: west }))).toBe('not_found')
  })

  test('resets the second factor of somebody who works beyond their tree, too', async () => {
    const both = await app.newStaff('health-bureau', county)
    await give(both.accountId, 'front-desk', east)
    await app.database.db.staffMember.update({
      where: { accountId: both.accountId },
      data: { totpSecretCipher: 'v1', totpConfirmedAt: app.clock.now() },
    })
    const reset = eastOffice.caller.staff.resetSecondFactor({
      accountId: both.accountId,
      idempotencyKey: newKey(),
    })
    expect(await refusalOf(reset)).toBe('not_permitted')
  })
})

test('a role is given, ended and given again; each step is kept', async () => {
  const { accountId } = await app.newStaff('front-desk', east)
  const { id } = await give(accountId, 'claim-approver', west)
  expect(await refusalOf(give(accountId, 'claim-approver', west))).toBe('role_already_given')
  await end(id)
  expect(await refusalOf(end(id))).toBe('not_found')
  const again = await give(accountId, 'claim-approver', west)
  expect(again.id).not.toBe(id)
  const role = { accountId, role: 'claim-approver', organizationId: west }
  expect(await changesOf(id)).toMatchObject([
    { before: null, after: role },
    { before: role, after: null },
  ])
})

test('what the office did to a role it can take back, and that again', async () => {
  const { accountId } = await app.newStaff('front-desk', east)
  const { id } = await give(accountId, 'claim-reviewer')
  const isReviewer = async () => {
    const where = { accountId, role: 'claim-reviewer', endedAt: null }
    return (await app.database.db.staffRole.count({ where })) === 1
  }
  const takeBack = async () => {
    const newest = (await changesOf(id)).at(-1)
    const change = { id: String(newest?.id), reason: '点错了', idempotencyKey: newKey() }
    await office.caller.change.revert(change)
  }
  await end(id)
  for (const expected of [true, false]) {
    await takeBack()
    expect(await isReviewer()).toBe(expected)
  }
})

test('a log-in that the office revokes is refused in the next request', async () => {
  const { accountId } = await app.newStaff('nurse', east)
  const token = await logInOf(app, accountId)
  const { rows } = await office.caller.staff.logIns({ accountId })
  expect(rows).toMatchObject([{ hasPassedSecondFactor: false, endsAt: '2026-11-23T08:16:00+08:00' }])
  const { id } = at(rows, 0)
  await office.caller.staff.revokeLogIn({ id, idempotencyKey: newKey() })
  expect(await refusalOf((await asToken(app, token)).auth.me({}))).toBe('not_logged_in')
  expect((await office.caller.staff.logIns({ accountId })).rows).toEqual([])
  expect(await changesOf(id)).toMatchObject([{ subject: 'log-in', before: { accountId } }])
})

describe('the list', () => {
  test('finds by organization, role and part of a name', async () => {
    const place = await app.newOrganization('village-station', west)
    const { accountId, phone } = await withPhone()
    await office.caller.staff.add({
      phone,
      name: '欧阳小满',
      role: 'front-desk',
      organizationId: place,
      idempotencyKey: newKey(),
    })
    const names = async (wish: Parameters<typeof office.caller.staff.list>[0]) =>
      (await office.caller.staff.list(wish)).rows.map(({ name }) => name)
    expect(await names({ query: '小满' })).toEqual(['欧阳小满'])
    expect(await names({ organizationId: place })).toEqual(['欧阳小满'])
    expect(await names({ organizationId: place, role: 'nurse' })).toEqual([])
    const row = at((await office.caller.staff.list({ query: '欧阳' })).rows, 0)
    expect(row).toMatchObject({ accountId, phoneMasked: expect.stringMatching(/^139\*{4}\d{4}$/) })
    expect(row.roles).toMatchObject([{ role: 'front-desk', organizationId: place }])
  })

  test('pages by fifty without leaving out or repeating anybody', async () => {
    const place = await app.newOrganization('village-station', west)
    const made = await Promise.all(Array.from({ length: 61 }, () => app.newStaff('front-desk', place)))
    const first = await office.caller.staff.list({ organizationId: place })
    const cursor = first.nextCursor ?? ''
    const second = await office.caller.staff.list({ organizationId: place, cursor })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 11, null])
    const seen = [...first.rows, ...second.rows].map(({ accountId }) => accountId)
    expect(new Set(seen)).toEqual(new Set(made.map(({ accountId }) => accountId)))
    const list = () => office.caller.staff.list({ organizationId: place })
    expect(await countStatements(list)).toBe(2)
  })

  test('does not show who has left', async () => {
    const { accountId } = await app.newStaff('front-desk', east)
    const { id } = await app.database.db.staffRole.findFirstOrThrow({ where: { accountId } })
    await end(id)
    const { rows } = await office.caller.staff.list({ organizationId: east })
    expect(rows.map((row) => row.accountId)).not.toContain(accountId)
  })
})
