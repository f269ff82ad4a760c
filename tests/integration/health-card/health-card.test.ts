import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { countStatements } from '../../support/database/statement-count'
import { applyFor, codeOf } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf, newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'

let app: TestApp
let certificate = 510_400_000

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const add = async (accountId: string, draft: PatientDraft) =>
  (await app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })).id
const cardOf = (patientId: string) => app.database.db.healthCard.findUnique({ where: { patientId } })
const history = async (patientId: string) =>
  (
    await app.database.db.healthCardStatusChange.findMany({
      where: { card: { patientId } },
      orderBy: { id: 'asc' },
    })
  ).map(({ status, version }) => `${status} ${version}`)
const guardians = async () => {
  const [mother, father] = [await app.newAccount(), await app.newAccount()]
  const childId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
  return { mother: app.as(mother), father: app.as(father), childId }
}
const withKey = (patientId: string) => ({ patientId, idempotencyKey: newKey() })

describe('one person, one card (D-CARD-03)', () => {
  it('is given at once to whose document is not in question, and masked everywhere but on demand', async () => {
    const { mother, childId } = await guardians()
    expect(await mother.healthCard.get({ patientId: childId })).toBeNull()
    const { id, status } = await applyFor(mother, childId)
    expect(status).toBe('active')
    const card = await mother.healthCard.get({ patientId: childId })
    expect(card).toMatchObject({ status: 'active', version: 1, isStatusMine: true })
    const { number, staticCode } = await mother.healthCard.number(withKey(childId))
    expect(card?.numberMasked).toBe(`${number.slice(0, 4)}******${number.slice(-4)}`)
    expect(staticCode).toContain(`HC0.${number}.1.`)
    expect(await cardOf(childId)).toMatchObject({ id, number })
  })

  it('is found by the other guardian, not made a second time', async () => {
    const { mother, father, childId } = await guardians()
    const first = await applyFor(mother, childId)
    expect(await applyFor(father, childId)).toEqual(first)
    expect(await father.healthCard.get({ patientId: childId })).toMatchObject({ isStatusMine: false })
  })

  it('of two guardians who apply at the same moment both have the one card', async () => {
    const { mother, father, childId } = await guardians()
    const answers = await Promise.allSettled([applyFor(mother, childId), applyFor(father, childId)])
    const codes = await Promise.all(
      answers.map(async (each) =>
        each.status === 'fulfilled' ? 'given' : refusalOf(Promise.reject(each.reason)),
      ),
    )
    expect(codes).toContain('given')
    expect(codes.filter((code) => code !== 'given' && code !== 'busy')).toEqual([])
    expect(await app.database.db.healthCard.count({ where: { patientId: childId } })).toBe(1)
  })

  it('has the wallet of a household in two statements, however large it is', async () => {
    const accountId = await app.newAccount()
    const wallet = () => app.as(accountId).healthCard.wallet({})
    await app.newPatient('1990-05-20', { [accountId]: 'self' })
    const alone = await countStatements(wallet)
    for (const birthDate of ['2019-01-01', '2020-01-01', '2021-01-01']) {
      await applyFor(app.as(accountId), await app.newPatient(birthDate, { [accountId]: 'child' }))
    }
    expect(await countStatements(wallet)).toBe(alone)
    const { rows } = await wallet()
    expect(rows.map(({ card }) => card?.status ?? null)).toEqual([null, 'active', 'active', 'active'])
    expect(rows.map(({ hasAllergy }) => hasAllergy)).toEqual([null, null, null, null])
  })

  it('is verified by phone where somebody who decides has a verified number', async () => {
    const accountId = await app.newAccount()
    const childId = await app.newPatient('2021-05-20', { [accountId]: 'child' })
    await applyFor(app.as(accountId), childId)
    const level = async () => (await app.as(accountId).healthCard.get({ patientId: childId }))?.verification
    expect(await level()).toBe('self-declared')
    await app.database.db.account.update({
      where: { id: accountId },
      data: { phoneVerifiedAt: app.clock.now() },
    })
    expect(await level()).toBe('phone')
  })
})

describe('the ways of a card (D-CARD-06)', () => {
  it('either guardian freezes and unfreezes; nothing is shown of a frozen card', async () => {
    const { mother, father, childId } = await guardians()
    await applyFor(mother, childId)
    expect(await father.healthCard.freeze(withKey(childId))).toEqual({ status: 'frozen', version: 1 })
    expect(await refusalOf(codeOf(mother, childId))).toBe('card_frozen')
    expect(await refusalOf(mother.healthCard.offlineCodes({ patientId: childId }))).toBe('card_frozen')
    expect(await refusalOf(mother.healthCard.freeze(withKey(childId)))).toBe('card_state')
    await mother.healthCard.unfreeze(withKey(childId))
    expect(await codeOf(father, childId)).toMatch(/^HC1\./)
    expect(await history(childId)).toEqual(['active 1', 'frozen 1', 'active 1'])
  })

  it('a card that is replaced or taken up again is the next version', async () => {
    const { mother, childId } = await guardians()
    await applyFor(mother, childId)
    await mother.healthCard.freeze(withKey(childId))
    expect(await mother.healthCard.replace(withKey(childId))).toEqual({ status: 'active', version: 2 })
    await mother.healthCard.cancel(withKey(childId))
    expect(await refusalOf(codeOf(mother, childId))).toBe('card_state')
    expect(await refusalOf(mother.healthCard.replace(withKey(childId)))).toBe('card_state')
    expect(await applyFor(mother, childId)).toMatchObject({ status: 'active' })
    expect(await history(childId)).toEqual(['active 1', 'frozen 1', 'active 2', 'cancelled 2', 'active 3'])
  })

  it('says that there is none', async () => {
    const { mother, childId } = await guardians()
    expect(await refusalOf(codeOf(mother, childId))).toBe('card_absent')
    expect(await refusalOf(mother.healthCard.freeze(withKey(childId)))).toBe('card_absent')
    expect(await refusalOf(mother.healthCard.number(withKey(childId)))).toBe('card_absent')
  })

  it('the database keeps to the ways too, whoever writes', async () => {
    const { mother, childId } = await guardians()
    const { id } = await applyFor(mother, childId)
    const write = (sql: string) =>
      app.database.pool.query(`UPDATE health_card SET ${sql} WHERE id = $1`, [id])
    await expect(write(`status = 'applied'`)).rejects.toThrow('health_card_transition_check')
    await expect(write('version = 0')).rejects.toThrow('health_card_version')
    await write(`status = 'cancelled'`)
    await expect(write(`status = 'active'`)).rejects.toThrow('health_card_version_rises')
  })
})

describe('the number', () => {
  it('is written down each time it is shown', async () => {
    const { mother, childId } = await guardians()
    await applyFor(mother, childId)
    await mother.healthCard.number(withKey(childId))
    const looks = await app.database.db.auditEvent.findMany({
      where: { patientIds: { has: childId }, purpose: 'reveal' },
    })
    expect(looks).toMatchObject([{ action: 'healthCard.number', fields: ['card'], role: 'guardian' }])
  })
})

describe('the card follows its person (D-ID-05)', () => {
  it('a newborn keeps its card when its ID comes; the master index is that of the ID', async () => {
    const mother = await app.newAccount()
    certificate += 1
    const newbornId = await add(mother, newbornDraft(`Q${certificate}`))
    const { id } = await applyFor(app.as(mother), newbornId)
    const before = await cardOf(newbornId)
    const document = { type: 'resident-id', number: residentIdBornOn('2026-11-05', 701) } as const
    await app
      .as(mother)
      .patient.replaceDocument({ id: newbornId, document, name: '周满', idempotencyKey: newKey() })
    const after = await cardOf(newbornId)
    expect(after).toMatchObject({ id, number: before?.number, status: 'active', version: 1 })
    const index = app.context(null).fieldCrypto.masterIndex(`resident-id:${document.number}`)
    expect(Buffer.from(after?.masterIndex ?? [])).toEqual(index)
    expect(after?.masterIndex).not.toEqual(before?.masterIndex)
  })

  it('waits as applied while staff are asked, and is usable when they have answered', async () => {
    const question = await openQuestion()
    expect(await applyFor(app.as(question.mother), question.newbornId)).toMatchObject({ status: 'applied' })
    expect(await refusalOf(codeOf(app.as(question.mother), question.newbornId))).toBe('card_state')
    await question.decide('different-people')
    expect(await cardOf(question.newbornId)).toMatchObject({ status: 'active', version: 1 })
  })

  it('of two rows that were one person one card lives on, and codes of before are void', async () => {
    const question = await openQuestion()
    await applyFor(app.as(question.father), question.otherId)
    await applyFor(app.as(question.mother), question.newbornId)
    await question.decide('same-person')
    const cards = await cardsOf(question)
    expect(cards.map(({ status }) => status).sort()).toEqual(['active', 'cancelled'])
    const living = cards.find(({ status }) => status === 'active')
    expect(living?.version).toBe(2)
    const index = app.context(null).fieldCrypto.masterIndex(`resident-id:${question.document.number}`)
    expect(Buffer.from(living?.masterIndex ?? [])).toEqual(index)
  })

  it('a card that only the ended row had goes along', async () => {
    const question = await openQuestion()
    const { id } = await applyFor(app.as(question.father), question.otherId)
    await question.decide('same-person')
    expect(await cardsOf(question)).toMatchObject([{ id, status: 'active', version: 2 }])
  })

  it('is in use if either was', async () => {
    const question = await openQuestion()
    await applyFor(app.as(question.father), question.otherId)
    await applyFor(app.as(question.mother), question.newbornId)
    await app.as(question.mother).healthCard.cancel(withKey(question.newbornId))
    await question.decide('same-person')
    expect((await cardsOf(question)).map(({ status }) => status).sort()).toEqual(['active', 'cancelled'])
  })
})

const cardsOf = ({ newbornId, otherId }: { newbornId: string; otherId: string }) =>
  app.database.db.healthCard.findMany({ where: { patientId: { in: [newbornId, otherId] } } })

/** A newborn under its certificate, and the same child under the ID that the father brought first. */
async function openQuestion() {
  const [mother, father] = [await app.newAccount(), await app.newAccount()]
  const desk = await app.newStaff('front-desk', await app.newOrganization())
  certificate += 1
  const { document } = draftOf('child', '2026-11-05')
  const newbornId = await add(mother, newbornDraft(`Q${certificate}`))
  const otherId = await add(father, { name: '周满', relation: 'child', document })
  await app.as(mother).patient.replaceDocument({ id: newbornId, document, idempotencyKey: newKey() })
  const { id } = await app.database.db.mergeRequest.findFirstOrThrow({
    where: { patientId: newbornId, status: 'open' },
    select: { id: true },
  })
  const decide = (decision: 'same-person' | 'different-people') =>
    desk.caller.mergeRequest.decide({ id, decision, note: '看过户口簿', idempotencyKey: newKey() })
  return { mother, father, newbornId, otherId, document, decide }
}
