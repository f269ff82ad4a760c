import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import type { PatientDraft } from '#domain/patient/patient-input'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf } from '../../support/rows/patient-drafts'

let app: TestApp
let desk: Awaited<ReturnType<TestApp['newStaff']>>
let bureau: Awaited<ReturnType<TestApp['newStaff']>>
let mother: string
let father: string
let child: PatientDraft
let childId: string

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  const regionId = await app.newOrganization('region')
  desk = await app.newStaff('front-desk', await app.newOrganization('community-centre', regionId))
  bureau = await app.newStaff('health-bureau', regionId)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
  father = await app.newAccount()
  child = draftOf()
  childId = (await add(mother, child)).id
  await add(father, { ...child, name: '周禾' })
})

const add = (accountId: string, draft: PatientDraft) =>
  app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })
const find = ({ document } = child) =>
  desk.caller.guardianship.staffFind({ documentType: document.type, number: document.number })
const decide = (id: string, decision: 'approve' | 'refuse') =>
  desk.caller.guardianship.staffDecide({
    id,
    decision,
    note: '看过户口簿',
    ...(decision === 'approve' && { proof: 'household-register' }),
    idempotencyKey: newKey(),
  })
const looks = async () =>
  (
    await app.database.db.auditEvent.findMany({
      where: { patientIds: { has: childId } },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, purpose, role, accountId }) => ({ action, purpose, role, accountId }))

describe('a parent at the counter with the household register', () => {
  it('is found by the number on it, compared, and let in; every look is written down', async () => {
    const { rows } = await find()
    expect(rows).toMatchObject([
      {
        relation: 'child',
        documentType: 'resident-id',
        documentMasked: `510183********${child.document.number.slice(-4)}`,
        nameMasked: '周*禾',
        askedBy: { nameMasked: null, phoneMasked: null },
        typed: { name: '周禾', birthDate: '2019-06-01' },
        record: { name: '周小禾', birthDate: '2019-06-01' },
        guardians: [null],
      },
    ])
    expect(JSON.stringify(rows)).not.toContain(child.document.number)
    await decide(at(rows, 0).id, 'approve')
    expect((await app.as(father).patient.list({})).rows).toMatchObject([{ id: childId, access: 'guardian' }])
    const by = { purpose: 'identity-check', role: 'front-desk', accountId: desk.accountId }
    expect(await looks()).toEqual([
      { action: 'guardianship.staffFind', ...by },
      { action: 'guardianship.staffDecide', ...by },
    ])
    expect((await find()).rows).toEqual([])
  })

  it('is let in on a paper, with a reason; the guardian there was is told, the newcomer hears who looked', async () => {
    const { id } = at((await find()).rows, 0)
    const bare = { id, decision: 'approve', note: '看过户口簿', idempotencyKey: newKey() } as const
    expect(await refusalOf(desk.caller.guardianship.staffDecide(bare))).toBe('input_invalid')
    await decide(id, 'approve')
    const kept = await app.database.db.guardianshipRequest.findUniqueOrThrow({ where: { id } })
    expect(kept).toMatchObject({ decidedAs: 'staff', proof: 'household-register' })
    expect(kept.noteCipher).not.toContain('户口簿')
    const told = async (accountId: string) =>
      (await app.as(accountId).message.list({})).rows.map(({ kind, facts }) => ({ kind, by: facts.by }))
    expect(await told(mother)).toContainEqual({ kind: 'guardian-added', by: undefined })
    expect(await told(father)).toEqual([{ kind: 'guardianship-approved', by: 'staff' }])
  })

  it('says with which account they asked, masked, so that the desk lets in the one who stands there', async () => {
    const phone = '13800001234'
    const { fieldCrypto } = app.context(null)
    await app.database.db.account.update({
      where: { id: father },
      data: { phoneCipher: fieldCrypto.seal('account.phone_cipher', phone) },
    })
    await add(father, { ...draftOf('self', '1990-02-03'), name: '周建国' })
    expect((await find()).rows).toMatchObject([
      { askedBy: { nameMasked: '周*国', phoneMasked: '138****1234' } },
    ])
  })

  it('may be refused; the first answer counts, whoever gives it', async () => {
    const { id } = at((await find()).rows, 0)
    await decide(id, 'refuse')
    expect(await refusalOf(app.as(mother).guardianship.approve({ id, idempotencyKey: newKey() }))).toBe(
      'guardianship_over',
    )
    expect((await app.as(father).guardianship.list({})).asked).toMatchObject([
      { status: 'refused', decidedAs: 'staff' },
    ])
  })

  it('is no member of staff who decides for themselves', async () => {
    const draft = draftOf()
    await add(mother, draft)
    await add(desk.accountId, draft)
    const { id } = at((await find(draft)).rows, 0)
    expect(await refusalOf(decide(id, 'approve'))).toBe('not_permitted')
  })

  it('is no member of staff who decides about a child whom they bring, as guardian or as delegate', async () => {
    const { id } = at((await find()).rows, 0)
    const { code } = await app.as(mother).delegation.create({
      patientId: childId,
      label: '姑姑',
      relation: 'other',
      startsOn: localDate('2026-11-21'),
      endsOn: localDate('2026-11-30'),
      idempotencyKey: newKey(),
    })
    const { accountId } = desk
    await app.as(accountId).delegation.accept({ code, idempotencyKey: newKey() })
    expect(await refusalOf(decide(id, 'approve'))).toBe('not_permitted')
    await app.database.db.delegation.updateMany({
      where: { toAccountId: accountId },
      data: { revokedAt: app.clock.now(), revokedByAccountId: mother },
    })
    const link = await app.database.db.patientLink.create({
      data: { accountId, patientId: childId, relation: 'child', createdAt: app.clock.now() },
    })
    expect(await refusalOf(decide(id, 'approve'))).toBe('not_permitted')
    await app.database.db.patientLink.update({ where: { id: link.id }, data: { endedAt: app.clock.now() } })
    await decide(id, 'approve')
  })

  it('is not found by a number that nobody asked about, which is written down nowhere', async () => {
    const before = await app.database.db.auditEvent.count()
    expect((await find(draftOf())).rows).toEqual([])
    expect(await refusalOf(find({ ...child, document: { type: 'passport', number: '?' } }))).toBe(
      'document_number_invalid',
    )
    expect(await refusalOf(decide(newKey(), 'approve'))).toBe('not_found')
    expect(await app.database.db.auditEvent.count()).toBe(before)
  })
})

describe('the county', () => {
  it('sees every open request, page by page, with as many statements however many they are', async () => {
    const list = (cursor?: string) => bureau.caller.guardianship.staffList(cursor ? { cursor } : {})
    const before = await list()
    const statements = await countStatements(() => list())
    const patient = { patientId: childId, relation: 'child', documentType: 'passport', sex: 'female' }
    const { fieldCrypto } = app.context(null)
    const sealed = {
      nameCipher: fieldCrypto.seal('patient.name', '示例'),
      numberCipher: fieldCrypto.seal('patient_identifier.number', 'E12345678'),
      birthDate: new Date('2019-06-01'),
    }
    const accounts = await Promise.all(Array.from({ length: 60 }, () => app.newAccount()))
    await app.database.db.guardianshipRequest.createMany({
      data: accounts.map((accountId, n) => ({
        ...patient,
        ...sealed,
        accountId,
        createdAt: new Date(app.clock.now().getTime() + n),
        expiresAt: new Date('2026-12-01T00:00:00Z'),
      })),
    })
    const first = await list()
    expect(first.rows).toHaveLength(50)
    const second = await list(first.nextCursor ?? '')
    expect(second.nextCursor).toBeNull()
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(before.rows.length + 60)
    expect(await countStatements(() => list())).toBe(statements)
    expect(statements).toBe(2)
  })

  it('lists names masked, and shows one whole when it is opened, which is written down', async () => {
    const everyone = async (): Promise<
      Awaited<ReturnType<typeof bureau.caller.guardianship.staffList>>['rows']
    > => {
      const rows = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof bureau.caller.guardianship.staffList>> =
          await bureau.caller.guardianship.staffList(cursor ? { cursor } : {})
        rows.push(...page.rows)
        cursor = page.nextCursor
      }
      return rows
    }
    const { id } = await app.database.db.guardianshipRequest.findFirstOrThrow({
      where: { accountId: father, patientId: childId },
    })
    const listed = (await everyone()).find((row) => row.id === id)
    expect(listed).toMatchObject({ nameMasked: '周*禾', relation: 'child' })
    expect(JSON.stringify(listed)).not.toContain('周小禾')
    expect(await bureau.caller.guardianship.staffGet({ id })).toMatchObject({
      typed: { name: '周禾' },
      record: { name: '周小禾' },
    })
    expect((await looks()).map(({ action }) => action)).toContain('guardianship.staffGet')
    await decide(id, 'refuse')
    expect(await refusalOf(bureau.caller.guardianship.staffGet({ id }))).toBe('guardianship_over')
    expect(await refusalOf(desk.caller.guardianship.staffGet({ id }))).toBe('not_permitted')
  })

  it('keeps its list from the desks and from families', async () => {
    expect(await refusalOf(desk.caller.guardianship.staffList({}))).toBe('not_permitted')
    expect(await refusalOf(app.as(mother).guardianship.staffList({}))).toBe('not_permitted')
    const { document } = child
    const asked = { documentType: document.type, number: document.number }
    expect(await refusalOf(app.as(father).guardianship.staffFind(asked))).toBe('not_permitted')
  })
})
