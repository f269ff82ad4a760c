import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import { delegationTasks } from '#server/features/delegation/jobs'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { assertSeatsAddUp, at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf } from '../../support/rows/patient-drafts'

const START = new Date('2026-11-21T10:00:00+08:00')
const TODAY = localDate('2026-11-21')
const DAY_MS = 86_400_000
let app: TestApp
let mother: string
let grandmother: string
let childId: string

beforeAll(async () => {
  app = await createTestApp({ now: START.toISOString() })
})
afterEach(async () => {
  app.clock.pass(START.getTime() - app.clock.now().getTime())
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
  grandmother = await app.newAccount()
  childId = (await app.as(mother).patient.add({ ...draftOf(), idempotencyKey: newKey() })).id
})

const days = (from: number, to: number) => ({ startsOn: addDays(TODAY, from), endsOn: addDays(TODAY, to) })
const give = (period = days(0, 91), by = mother, patientId = childId) =>
  app.as(by).delegation.create({
    patientId,
    label: '外婆',
    relation: 'grandchild',
    ...period,
    idempotencyKey: newKey(),
  })
const take = (code: string, accountId = grandmother) =>
  app.as(accountId).delegation.accept({ code, idempotencyKey: newKey() })
const revoke = (id: string, by = mother) => app.as(by).delegation.revoke({ id, idempotencyKey: newKey() })
const lists = (accountId: string) => app.as(accountId).delegation.list({})
const people = async (accountId: string) => (await app.as(accountId).patient.list({})).rows
const told = async (accountId: string) =>
  (await app.as(accountId).message.list({})).rows.map(({ kind }) => kind)
const slotOn = async (day: number) => at((await app.openSession({ day: addDays(TODAY, day) })).slots, 0).id
const book = (slotId: string, accountId = grandmother) =>
  app.as(accountId).appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })

describe('外婆可带孩子就诊 3 个月', () => {
  it('is given by a code, taken once, and named in both lists', async () => {
    const { id, code, codeExpiresAt } = await give()
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    expect(codeExpiresAt).toBe('2026-11-28T10:00:00+08:00')
    const row = { id, patientId: childId, label: '外婆', relation: 'grandchild', ...days(0, 91) }
    expect(await lists(mother)).toEqual({
      given: [{ ...row, status: 'waiting', code, codeExpiresAt }],
      received: [],
    })
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`
    expect(await app.as(grandmother).delegation.preview({ code: typed })).toEqual({
      childNameMasked: '周*禾',
      ...days(0, 91),
    })
    expect(await take(typed)).toEqual({ patientId: childId })
    expect(await lists(mother)).toEqual({
      given: [{ ...row, status: 'active', code: null, codeExpiresAt: null }],
      received: [],
    })
    expect(await lists(grandmother)).toEqual({ given: [], received: [{ ...row, status: 'active' }] })
    expect(await people(grandmother)).toMatchObject([
      { id: childId, relation: 'grandchild', access: 'delegate', accessEndsOn: '2027-02-20' },
    ])
    expect(await told(mother)).toEqual(['delegation-accepted'])
  })

  it('answers one intent with one code, which stands in no table', async () => {
    const input = { patientId: childId, label: '外婆', relation: 'grandchild', ...days(0, 5) } as const
    const idempotencyKey = newKey()
    const { delegation } = app.as(mother)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => delegation.create({ ...input, idempotencyKey })),
    )
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1)
    expect((await lists(mother)).given).toHaveLength(1)
    const { rows } = await app.database.pool.query(
      'SELECT idempotency_record::text AS row FROM idempotency_record UNION ALL SELECT delegation::text FROM delegation',
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const { row } of rows) expect(row).not.toContain(answers[0]?.code)
  })

  it('lets the delegate book, move, cancel and read, and nothing else', async () => {
    await take((await give()).code)
    const { appointment, patient, guardianship, delegation } = app.as(grandmother)
    const [first, second] = [await slotOn(1), await slotOn(2)]
    const { id } = await book(first)
    expect(await appointment.get({ id })).toMatchObject({ patientId: childId, status: 'booked' })
    const moved = await appointment.reschedule({ id, slotId: second, idempotencyKey: newKey() })
    expect((await app.as(mother).appointment.list({})).rows.map((row) => row.status)).toContain('booked')
    await appointment.cancel({ id: moved.id, idempotencyKey: newKey() })

    const mine = { id: childId, idempotencyKey: newKey() }
    const document = draftOf('child').document
    const refused = [
      () => patient.remove(mine),
      () => patient.correct({ ...mine, name: '周禾' }),
      () => patient.reveal(mine),
      () => patient.replaceDocument({ ...mine, document }),
      () => guardianship.members({ patientId: childId }),
      () =>
        delegation.create({
          patientId: childId,
          label: '舅舅',
          relation: 'other',
          ...days(0, 1),
          idempotencyKey: newKey(),
        }),
    ]
    for (const call of refused) expect(await refusalOf(call())).toBe('delegate_not_permitted')
  })

  it('shows the delegate nothing of what was before it', async () => {
    const before = await book(await slotOn(1), mother)
    await take((await give(days(0, 91))).code)
    expect(await app.as(grandmother).appointment.get({ id: before.id })).toMatchObject({ status: 'booked' })
    app.clock.pass(3 * DAY_MS)
    const other = await app.newAccount()
    await take((await give(days(3, 90))).code, other)
    expect(await refusalOf(app.as(other).appointment.get({ id: before.id }))).toBe('not_found')
    expect((await app.as(other).appointment.list({})).rows).toEqual([])
  })

  it('begins and ends at midnight in Shanghai, the last day included', async () => {
    await take((await give(days(1, 2))).code)
    expect(await people(grandmother)).toEqual([])
    expect((await lists(grandmother)).received).toMatchObject([{ status: 'not-yet' }])
    const slotId = await slotOn(5)
    const toMidnight = 14 * 3_600_000
    app.clock.pass(toMidnight - 1)
    expect(await refusalOf(book(slotId))).toBe('not_found')
    app.clock.pass(1)
    const { id } = await book(slotId)
    app.clock.pass(2 * DAY_MS - 1)
    expect(await app.as(grandmother).appointment.get({ id })).toMatchObject({ status: 'booked' })
    app.clock.pass(1)
    expect(await refusalOf(app.as(grandmother).appointment.get({ id }))).toBe('not_found')
    expect(await people(grandmother)).toEqual([])
    expect((await lists(grandmother)).received).toMatchObject([{ status: 'ended' }])
    expect(await app.as(mother).appointment.get({ id })).toMatchObject({ status: 'booked' })

    const { db, transaction, notices, now } = app.context(null)
    const [tell] = Object.values(delegationTasks({ db, transaction, notices, now }))
    for (let n = 0; n < 2; n++) await tell?.({})
    expect(await told(grandmother)).toEqual(['delegation-ended', 'appointment-booked'])
    expect(await told(mother)).toContain('delegation-ended')
  })
})

describe('so many that ended on one day', () => {
  it('are all told, page by page', async () => {
    const ended = 450
    const data = Array.from({ length: ended }, () => ({
      patientId: childId,
      byAccountId: mother,
      relation: 'grandchild',
      labelCipher: 'sealed',
      startsOn: new Date(addDays(TODAY, -9)),
      endsOn: new Date(addDays(TODAY, -1)),
      codeIndex: Buffer.from(newKey()),
      codeExpiresAt: START,
      createdAt: START,
      acceptedAt: START,
    }))
    const accounts = data.map(() => ({ id: newKey() }))
    await app.database.db.account.createMany({ data: accounts })
    await app.database.db.delegation.createMany({
      data: data.map((row, index) => ({ ...row, toAccountId: at(accounts, index).id })),
    })
    const { db, transaction, notices, now } = app.context(null)
    const [tell] = Object.values(delegationTasks({ db, transaction, notices, now }))
    await tell?.({})
    const toDelegates = { kind: 'delegation-ended', accountId: { in: accounts.map(({ id }) => id) } }
    expect(await app.database.db.message.count({ where: toDelegates })).toBe(ended)
  })
})

describe('taken back', () => {
  it('it ends at once, and both sides may', async () => {
    for (const [by, other] of [
      [mother, grandmother],
      [grandmother, mother],
    ] as const) {
      const { id, code } = await give()
      await take(code)
      await revoke(id, by)
      expect(await people(grandmother)).toEqual([])
      expect(await told(other)).toContain('delegation-ended')
      expect(await refusalOf(revoke(id, mother))).toBe('delegation_over')
      expect((await lists(mother)).given.map(({ status }) => status)).toContain('revoked')
    }
    expect(await refusalOf(revoke(newKey()))).toBe('not_found')
  })

  it('while the delegate books: booked before it or not at all, and nothing afterwards', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id, code } = await give()
      await take(code)
      const slotId = await slotOn(round)
      const [booked] = await Promise.allSettled([book(slotId), revoke(id)])
      if (booked?.status === 'rejected') expect(booked.reason.message).toBe('not_found')
      const rows = (await app.as(mother).appointment.list({})).rows.filter((row) => row.slotId === slotId)
      expect(rows).toHaveLength(booked?.status === 'fulfilled' ? 1 : 0)
      for (const row of rows) {
        expect(await refusalOf(app.as(grandmother).appointment.get({ id: row.id }))).toBe('not_found')
        await app.as(mother).appointment.cancel({ id: row.id, idempotencyKey: newKey() })
      }
      expect(await refusalOf(book(slotId))).toBe('not_found')
    }
  })

  it('it ends with the guardian who gave it', async () => {
    const father = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: father, patientId: childId, relation: 'child' },
    })
    await take((await give()).code)
    await app.as(mother).patient.remove({ id: childId, idempotencyKey: newKey() })
    expect(await people(grandmother)).toEqual([])
    expect(await told(grandmother)).toEqual(['delegation-ended'])
    expect((await lists(father)).given).toMatchObject([{ status: 'revoked' }])
  })
})

describe('a birth date that was wrong', () => {
  const correct = (birthDate: string) =>
    app.as(mother).patient.correct({
      id: childId,
      birthDate: localDate(birthDate),
      idempotencyKey: newKey(),
    })
  beforeEach(async () => {
    const passport = { type: 'passport', number: `E${String(Date.now()).slice(-8)}` } as const
    const draft = { name: '周小禾', relation: 'child', document: passport, sex: 'female' } as const
    childId = (
      await app.as(mother).patient.add({
        ...draft,
        birthDate: localDate('2009-06-01'),
        idempotencyKey: newKey(),
      })
    ).id
  })

  it('cuts what outlives the eighteenth birthday, and leaves what does not', async () => {
    await take((await give(days(0, 91))).code)
    await give(days(0, 5))
    await correct('2008-12-01')
    expect((await people(mother)).find(({ id }) => id === childId)).toMatchObject({
      accessEndsOn: '2026-11-30',
    })
    expect(await people(grandmother)).toMatchObject([{ id: childId, accessEndsOn: '2026-11-30' }])
    expect((await lists(mother)).given.map(({ endsOn }) => endsOn).sort()).toEqual([
      '2026-11-26',
      '2026-11-30',
    ])
    app.clock.pass(10 * DAY_MS)
    expect(await people(grandmother)).toEqual([])
  })

  it('ends at once what begins after it; both sides are told', async () => {
    await take((await give(days(20, 30))).code)
    await correct('2008-12-01')
    expect((await lists(mother)).given).toMatchObject([{ status: 'revoked' }])
    expect(await told(grandmother)).toEqual(['delegation-ended'])
    expect((await told(mother)).sort()).toEqual(['delegation-accepted', 'delegation-ended'])
  })
})

describe('a code', () => {
  it('is taken by one of those who type it at one moment', async () => {
    const { code } = await give()
    const accounts = await Promise.all(Array.from({ length: 8 }, () => app.newAccount()))
    const calls = await Promise.allSettled(accounts.map((accountId) => take(code, accountId)))
    const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refusals).toEqual(Array(7).fill('delegation_code_wrong'))
  })

  it('is over after seven days, when it is taken back, and when it was taken', async () => {
    const { code } = await give()
    app.clock.pass(7 * DAY_MS)
    expect(await refusalOf(take(code))).toBe('delegation_code_wrong')
    expect((await lists(mother)).given).toMatchObject([{ status: 'ended', code: null }])
    const second = await give(days(7, 9))
    await revoke(second.id)
    expect(await refusalOf(app.as(grandmother).delegation.preview(second))).toBe('input_invalid')
    expect(await refusalOf(app.as(grandmother).delegation.preview({ code: second.code }))).toBe(
      'delegation_code_wrong',
    )
  })

  it('is tried five times an hour, counted although every try is refused', async () => {
    const { code } = await give()
    const guesses = ['22222222', '33333333', '44444444', '55555555', '66666666']
    for (const guess of guesses) expect(await refusalOf(take(guess))).toBe('delegation_code_wrong')
    expect(await refusalOf(take(code))).toBe('too_many_requests')
    expect(await refusalOf(app.as(grandmother).delegation.preview({ code }))).toBe('too_many_requests')
    expect(await refusalOf(take('22222222'))).toBe('delegation_code_wrong')
    expect(await refusalOf(take('no code at all'))).toBe('delegation_code_wrong')
    app.clock.pass(3_600_000)
    await take(code)
  })

  it('is not for who decides for the child already, nor for a second time', async () => {
    const { code } = await give()
    expect(await refusalOf(take(code, mother))).toBe('delegation_own_child')
    await take(code)
    expect(await refusalOf(take((await give()).code))).toBe('delegation_own_child')
  })
})

describe('limits', () => {
  it('five living ones a child, also when six are given at one moment', async () => {
    const calls = await Promise.allSettled(Array.from({ length: 6 }, () => give()))
    const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refusals).toEqual(['delegation_limit'])
    await revoke(at((await lists(mother)).given, 0).id)
    await give()
  })

  it('at most 366 days, from today on, and no longer than the guardianship', async () => {
    for (const period of [days(-1, 3), days(0, 366), days(3, 2)]) {
      expect(await refusalOf(give(period))).toBe('delegation_period')
    }
    await give(days(0, 365))
    const nearlyGrown = await app.as(mother).patient.add({
      ...draftOf('child', '2008-12-01'),
      idempotencyKey: newKey(),
    })
    expect(await refusalOf(give(days(0, 10), mother, nearlyGrown.id))).toBe('delegation_period')
    await give(days(0, 9), mother, nearlyGrown.id)
  })

  it('only of one’s own people', async () => {
    expect(await refusalOf(give(days(0, 1), grandmother))).toBe('not_found')
  })

  it('are listed with as many statements however many they are', async () => {
    await give()
    const listAll = () => lists(mother)
    const statements = await countStatements(listAll)
    await give()
    await give()
    expect(await countStatements(listAll)).toBe(statements)
    expect(statements).toBe(2)
  })
})
