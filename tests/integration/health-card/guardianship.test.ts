import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { guardianshipTasks } from '#server/features/guardianship/jobs'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf, newbornDraft } from '../../support/rows/patient-drafts'

const START = new Date('2026-11-21T10:00:00+08:00')
let app: TestApp
let mother: string
let father: string
let child: PatientDraft
let childId: string

beforeAll(async () => {
  app = await createTestApp({ now: START.toISOString() })
})
afterEach(() => {
  app.clock.pass(START.getTime() - app.clock.now().getTime())
  app.assertQuiet()
})
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
  father = await app.newAccount()
  await add(mother, draftOf('self', '1990-05-01', '林晓敏'))
  child = draftOf()
  childId = (await add(mother, child)).id
})

const DAY_MS = 86_400_000
const add = (accountId: string, draft: PatientDraft) =>
  app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })
const lists = (accountId: string) => app.as(accountId).guardianship.list({})
const household = async (accountId: string) => (await app.as(accountId).patient.list({})).rows
const told = async (accountId: string) =>
  (await app.as(accountId).message.list({})).rows.map(({ kind, patientId }) => ({ kind, patientId }))
const approve = (accountId: string, id: string) =>
  app.as(accountId).guardianship.approve({ id, idempotencyKey: newKey() })
const refuse = (accountId: string, id: string) =>
  app.as(accountId).guardianship.refuse({ id, idempotencyKey: newKey() })

/** Asks for the child from another account; what the mother is to decide. */
async function ask(accountId = father, draft = child): Promise<string> {
  await add(accountId, draft)
  const { asked } = await lists(accountId)
  return at(
    asked.filter(({ status }) => status === 'pending'),
    0,
  ).id
}

describe('the same child on a second parent’s phone (D-ID-06)', () => {
  it('stays one patient: the first guardian is asked, and nothing is seen before the yes', async () => {
    await add(father, draftOf('self', '1988-03-03', '周立诚'))
    const typed = { ...child, name: '周禾' }
    app.clock.pass(1000)
    expect(await add(father, typed)).toEqual({ id: childId })
    expect(await household(father)).toMatchObject([{ relation: 'self' }])
    expect(await refusalOf(app.as(father).patient.get({ id: childId }))).toBe('not_found')
    const { asked } = await lists(father)
    const createdAt = '2026-11-21T10:00:01+08:00'
    const expiresAt = '2026-12-05T10:00:01+08:00'
    const id: unknown = expect.any(String)
    expect(asked).toEqual([
      { id, status: 'pending', decidedAs: null, name: '周禾', relation: 'child', createdAt, expiresAt },
    ])
    const { toDecide } = await lists(mother)
    const request = at(asked, 0).id
    expect(toDecide).toEqual([
      { id: request, patientId: childId, relation: 'child', askedBy: '周*诚', createdAt },
    ])
    expect(await told(mother)).toEqual([{ kind: 'guardianship-asked', patientId: childId }])

    await approve(mother, request)
    expect(await household(father)).toMatchObject([
      { relation: 'self' },
      { id: childId, name: '周小禾', relation: 'child', access: 'guardian', accessEndsOn: '2037-05-31' },
    ])
    expect(await told(father)).toEqual([{ kind: 'guardianship-approved', patientId: childId }])
    expect((await lists(father)).asked).toMatchObject([{ status: 'approved' }])
    expect((await lists(mother)).toDecide).toEqual([])
  })

  it('refused, is told no more than that', async () => {
    const id = await ask()
    await refuse(mother, id)
    expect(await told(father)).toEqual([{ kind: 'guardianship-refused', patientId: null }])
    expect(await household(father)).toEqual([])
    expect((await lists(father)).asked).toMatchObject([{ status: 'refused' }])
    expect(await refusalOf(approve(mother, id))).toBe('guardianship_over')
  })

  it('is asked for once, may be taken back, and asked for again', async () => {
    const id = await ask()
    expect(await refusalOf(add(father, child))).toBe('guardianship_pending')
    await app.as(father).guardianship.withdraw({ id, idempotencyKey: newKey() })
    expect(await refusalOf(approve(mother, id))).toBe('guardianship_over')
    const again = await ask()
    expect(again).not.toBe(id)
    await refuse(mother, again)
    await refuse(mother, await ask())
    expect(await refusalOf(add(father, child))).toBe('guardianship_asked_enough')
    expect(await refusalOf(app.as(father).guardianship.withdraw({ id, idempotencyKey: newKey() }))).toBe(
      'guardianship_over',
    )
  })

  it('runs out after fourteen days to the millisecond, and may then be asked for again', async () => {
    const id = await ask()
    app.clock.pass(14 * DAY_MS - 1)
    expect((await lists(mother)).toDecide).toHaveLength(1)
    app.clock.pass(1)
    expect((await lists(mother)).toDecide).toEqual([])
    expect((await lists(father)).asked).toMatchObject([{ status: 'expired' }])
    expect(await refusalOf(approve(mother, id))).toBe('guardianship_over')
    await approve(mother, await ask())
    const { db, now } = app.context(null)
    const [expire] = Object.values(guardianshipTasks({ db, now }))
    await ask(await app.newAccount())
    app.clock.pass(14 * DAY_MS)
    await expire?.({})
    const requests = await db.guardianshipRequest.findMany({ where: { patientId: childId } })
    expect(requests.map(({ status }) => status).sort()).toEqual(['approved', 'expired', 'expired'])
  })

  it('counts as a member of the household that asks, so that asking is no way to learn more', async () => {
    await ask()
    for (let n = 0; n < 7; n++) {
      if (n === 4) app.clock.pass(DAY_MS)
      await add(father, draftOf())
    }
    app.clock.pass(DAY_MS)
    expect(await refusalOf(add(father, draftOf()))).toBe('household_full')
    const [request] = (await lists(mother)).toDecide
    await approve(mother, request?.id ?? '')
    expect(await household(father)).toHaveLength(8)
  })

  it('is approved only while the asking household has room', async () => {
    const id = await ask()
    for (let n = 0; n < 8; n++) await app.newPatient('2019-01-01', { [father]: 'child' })
    expect(await refusalOf(approve(mother, id))).toBe('household_full')
    expect((await lists(mother)).toDecide).toHaveLength(1)
  })

  it('is found by its certificate too, after its ID has come', async () => {
    const certificate = newbornDraft('Q510100001')
    const { id } = await add(mother, certificate)
    const document = draftOf('child', '2026-11-05').document
    const number = document.number
    const boys = Number(number[16]) % 2 === 1 ? document : draftOf('child', '2026-11-05').document
    await app.as(mother).patient.replaceDocument({ id, document: boys, idempotencyKey: newKey() })
    expect(await add(father, certificate)).toEqual({ id })
    expect((await lists(father)).asked).toHaveLength(1)
  })
})

describe('who decides', () => {
  it('is a guardian of the child, and nobody else', async () => {
    const id = await ask()
    const stranger = await app.newAccount()
    for (const nobody of [stranger, father]) {
      expect(await refusalOf(approve(nobody, id))).toBe('not_found')
      expect(await refusalOf(refuse(nobody, id))).toBe('not_found')
    }
    expect(await refusalOf(approve(mother, newKey()))).toBe('not_found')
    const { guardianship } = app.as(mother)
    expect(await refusalOf(guardianship.withdraw({ id, idempotencyKey: newKey() }))).toBe('not_found')
  })

  it('is one of two guardians who answer at one moment, and the loser is told so', async () => {
    for (let round = 0; round < 8; round++) {
      const grandmother = await app.newAccount()
      const patientId = await app.newPatient('2020-01-01', { [mother]: 'child', [father]: 'child' })
      const request = await app.database.db.guardianshipRequest.create({
        data: {
          patientId,
          accountId: grandmother,
          relation: 'grandchild',
          nameCipher: '',
          documentType: 'other',
          numberCipher: '',
          birthDate: new Date('2020-01-01'),
          sex: 'female',
          createdAt: app.clock.now(),
          expiresAt: new Date(app.clock.now().getTime() + DAY_MS),
        },
      })
      const calls = await Promise.allSettled([approve(mother, request.id), refuse(father, request.id)])
      const lost = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
      expect(lost).toEqual(['guardianship_over'])
      const isIn = (await household(grandmother)).length === 1
      expect(isIn).toBe(calls[0]?.status === 'fulfilled')
      await app.database.db.patientLink.updateMany({
        where: { patientId, accountId: { not: mother } },
        data: { endedAt: new Date('2027-01-01') },
      })
    }
  })

  it('lets four accounts have a child, also when five are let in at one moment', async () => {
    const askers = [father, ...(await Promise.all(Array.from({ length: 4 }, () => app.newAccount())))]
    const ids: string[] = []
    for (const asker of askers) {
      if (ids.length === 4) app.clock.pass(3_600_000)
      ids.push(await ask(asker))
    }
    const calls = await Promise.allSettled(ids.map((id) => approve(mother, id)))
    const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refusals).toEqual(['guardian_limit', 'guardian_limit'])
    const { rows } = await app.as(mother).guardianship.members({ patientId: childId })
    expect(rows).toHaveLength(4)
  })
})

describe('who else decides for a child', () => {
  it('is shown by masked names alone', async () => {
    await add(father, draftOf('self', '1988-03-03', '周立诚'))
    app.clock.pass(60_000)
    await approve(mother, await ask())
    const { rows } = await app.as(father).guardianship.members({ patientId: childId })
    const since = (minute: string) => `2026-11-21T10:${minute}:00+08:00`
    expect(rows).toEqual([
      { accountId: mother, relation: 'child', isMe: false, nameMasked: '林*敏', since: since('00') },
      { accountId: father, relation: 'child', isMe: true, nameMasked: '周*诚', since: since('01') },
    ])
    const stranger = app.as(await app.newAccount())
    expect(await refusalOf(stranger.guardianship.members({ patientId: childId }))).toBe('not_found')
  })

  it('is listed with as many statements however many they are', async () => {
    const listAll = () => lists(mother)
    const members = () => app.as(mother).guardianship.members({ patientId: childId })
    await ask()
    const before = [await countStatements(listAll), await countStatements(members)]
    await ask(await app.newAccount())
    await approve(mother, await ask(await app.newAccount()))
    expect([await countStatements(listAll), await countStatements(members)]).toEqual(before)
    expect(before).toEqual([2, 2])
  })
})

describe('a grown-up', () => {
  it('whom a daughter added gets an account of their own by her yes', async () => {
    const self = draftOf('parent', '1958-05-20', '王桂芳')
    const { id } = await add(mother, self)
    const grandmother = await app.newAccount()
    expect(await add(grandmother, { ...self, relation: 'self' })).toEqual({ id })
    const [request] = (await lists(mother)).toDecide
    expect(request).toMatchObject({ patientId: id, relation: 'self', askedBy: null })
    await approve(mother, request?.id ?? '')
    expect(await household(grandmother)).toMatchObject([{ id, relation: 'self', accessEndsOn: null }])
    const second = await app.newAccount()
    await add(second, { ...self, relation: 'self' })
    const again = at((await lists(grandmother)).toDecide, 0)
    // From now on she says it alone: the daughter is neither asked nor heard.
    expect((await lists(mother)).toDecide).toEqual([])
    expect((await told(mother)).filter(({ kind }) => kind === 'guardianship-asked')).toHaveLength(1)
    expect(await refusalOf(approve(mother, again.id))).toBe('not_permitted')
    expect(await refusalOf(approve(grandmother, again.id))).toBe('self_elsewhere')
  })

  it('of fourteen gets an own account by a parent’s yes, at thirteen not even the question', async () => {
    for (const [birthDate, code] of [
      ['2012-11-22', 'relation_age_mismatch'],
      ['2012-11-21', null],
    ] as const) {
      const draft = draftOf('child', birthDate)
      const { id } = await add(mother, draft)
      const own = await app.newAccount()
      if (code) {
        expect(await refusalOf(add(own, { ...draft, relation: 'self' }))).toBe(code)
        continue
      }
      await add(own, { ...draft, relation: 'self' })
      await approve(mother, at((await lists(mother)).toDecide, 0).id)
      expect(await household(own)).toMatchObject([{ id, relation: 'self', accessEndsOn: null }])
    }
  })
})
