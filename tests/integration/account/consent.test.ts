import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

type Purpose = 'child-data' | 'earlier-visits' | 'guardian-view'
const answer = (patientId: string, purpose: Purpose, decision: 'given' | 'refused') => ({
  patientId,
  purpose,
  decision,
  textVersion: currentConsentText(purpose).version,
  idempotencyKey: newKey(),
})
const given = (patientId: string, purpose: Purpose) =>
  app.context(null).access.consentGiven(app.database.db, patientId, purpose, app.clock.now())

async function statesOf(accountId: string, patientId: string) {
  const { rows } = await app.as(accountId).consent.list({ patientId })
  return Object.fromEntries(rows.map((row) => [row.purpose, [row.state, row.whoDecides, row.mayDecide]]))
}

describe('a child under 14', () => {
  it('has its questions answered by a guardian, each alone', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    expect(await statesOf(accountId, childId)).toEqual({
      'child-data': ['not-asked', 'guardian', true],
      'earlier-visits': ['not-asked', 'guardian', true],
    })
    await caller.consent.decide(answer(childId, 'earlier-visits', 'given'))
    expect(await statesOf(accountId, childId)).toMatchObject({
      'child-data': ['not-asked', 'guardian', true],
      'earlier-visits': ['given', 'guardian', true],
    })
    expect(await given(childId, 'earlier-visits')).toBe(true)
    await caller.consent.withdraw({
      patientId: childId,
      purpose: 'earlier-visits',
      idempotencyKey: newKey(),
    })
    expect(await given(childId, 'earlier-visits')).toBe(false)
    expect(await statesOf(accountId, childId)).toMatchObject({
      'earlier-visits': ['withdrawn', 'guardian', true],
    })
  })

  it('is not booked for while its data may not be used, refused or taken back, and is again after a new yes', async () => {
    const { childId, caller } = await app.newFamily()
    const { slots } = await app.openSession({ day: '2026-11-23', seatsPerSlot: 3 })
    const book = () =>
      caller.appointment.book({ slotId: at(slots, 0).id, patientId: childId, idempotencyKey: newKey() })
    await caller.consent.decide(answer(childId, 'child-data', 'refused'))
    expect(await refusalOf(book())).toBe('consent_withheld')
    await caller.consent.decide(answer(childId, 'child-data', 'given'))
    await caller.consent.withdraw({ patientId: childId, purpose: 'child-data', idempotencyKey: newKey() })
    expect(await refusalOf(book())).toBe('consent_withheld')
    await caller.consent.decide(answer(childId, 'child-data', 'given'))
    expect((await book()).status).toBe('booked')
  })

  it('keeps the visits that were booked before a refusal', async () => {
    const { childId, caller } = await app.newFamily()
    const { slots } = await app.openSession({ day: '2026-11-24' })
    const slotId = at(slots, 0).id
    const { id } = await caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    await caller.consent.decide(answer(childId, 'child-data', 'refused'))
    expect((await caller.appointment.get({ id })).status).toBe('booked')
  })

  it('keeps every answer, and only one in force when two guardians answer at once', async () => {
    const [one, two] = [await app.newAccount(), await app.newAccount()]
    const childId = await app.newPatient('2021-05-20', { [one]: 'child', [two]: 'child' })
    await Promise.all(
      [one, two, one, two].map((id, turn) =>
        app.as(id).consent.decide(answer(childId, 'earlier-visits', turn % 2 ? 'given' : 'refused')),
      ),
    )
    const rows = await app.database.db.consent.findMany({ where: { patientId: childId } })
    expect(rows).toHaveLength(4)
    expect(rows.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1)
  })
})

describe('from 14 on', () => {
  it('the person alone decides, and what guardians see follows at once', async () => {
    const [parent, own] = [await app.newAccount(), await app.newAccount()]
    const girlId = await app.newPatient('2011-05-20', { [parent]: 'child', [own]: 'self' })
    expect(await statesOf(parent, girlId)).toEqual({
      'earlier-visits': ['not-asked', 'person', false],
      'guardian-view': ['not-asked', 'person', false],
    })
    expect(await refusalOf(app.as(parent).consent.decide(answer(girlId, 'guardian-view', 'given')))).toBe(
      'consent_not_giver',
    )
    const { access } = app.context(null)
    const sees = async () =>
      (await access.careScope(app.database.db, app.context(parent).account!, girlId, '2026-11-21' as never))
        .seesRecords
    expect(await sees()).toBe(false)
    await app.as(own).consent.decide(answer(girlId, 'guardian-view', 'given'))
    expect(await sees()).toBe(true)
    await app.as(own).consent.withdraw({
      patientId: girlId,
      purpose: 'guardian-view',
      idempotencyKey: newKey(),
    })
    expect(await sees()).toBe(false)
  })

  it('what a guardian had answered is void on the birthday', async () => {
    const parent = await app.newAccount()
    const boyId = await app.newPatient('2012-11-22', { [parent]: 'child' })
    await app.as(parent).consent.decide(answer(boyId, 'earlier-visits', 'given'))
    const { access } = app.context(null)
    const on = (day: string) =>
      access.consentGiven(app.database.db, boyId, 'earlier-visits', new Date(`${day}T12:00:00+08:00`))
    expect([await on('2026-11-21'), await on('2026-11-22')]).toEqual([true, false])
  })
})

it('refuses an answer to a text that is not the one of today', async () => {
  const { childId, caller } = await app.newFamily()
  const old = { ...answer(childId, 'child-data', 'given'), textVersion: '2020-01-01' }
  expect(await refusalOf(caller.consent.decide(old))).toBe('consent_text_changed')
})

it('does not let a delegate decide or read', async () => {
  const { accountId, childId } = await app.newFamily()
  const delegateId = await app.newAccount()
  const { caller } = { caller: app.as(accountId) }
  const { code } = await caller.delegation.create({
    patientId: childId,
    label: '外婆',
    relation: 'grandchild',
    startsOn: '2026-11-21',
    endsOn: '2026-12-21',
    idempotencyKey: newKey(),
  })
  await app.as(delegateId).delegation.accept({ code, idempotencyKey: newKey() })
  const delegate = app.as(delegateId).consent
  expect(await refusalOf(delegate.list({ patientId: childId }))).toBe('delegate_not_permitted')
  expect(await refusalOf(delegate.decide(answer(childId, 'child-data', 'refused')))).toBe(
    'delegate_not_permitted',
  )
})

it('lists in the same number of statements however often was answered', async () => {
  const { childId, caller } = await app.newFamily()
  const list = () => caller.consent.list({ patientId: childId })
  const before = await countStatements(list)
  for (const decision of ['given', 'refused', 'given'] as const) {
    await caller.consent.decide(answer(childId, 'child-data', decision))
    await caller.consent.decide(answer(childId, 'earlier-visits', decision))
  }
  expect(await countStatements(list)).toBe(before)
})
