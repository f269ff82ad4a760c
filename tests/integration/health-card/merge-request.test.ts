import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import type { PatientDraft } from '#domain/patient/patient-input'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { holdRow, untilWaiting } from '../../support/rows/held-row'
import { newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'
import { persist } from '../../support/server/persist'

let app: TestApp
let desk: Awaited<ReturnType<TestApp['newStaff']>>
let mother: string
let father: string
let newbornId: string
let otherId: string
let document: PatientDraft['document']
let certificate = 510_300_000
let sequence = 1

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  desk = await app.newStaff('front-desk', await app.newOrganization())
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())
/** The mother added her newborn by certificate; the father added the same child by the ID that came; she brings it too. */
beforeEach(async () => {
  mother = await app.newAccount()
  father = await app.newAccount()
  certificate += 1
  sequence += 2
  document = { type: 'resident-id', number: residentIdBornOn('2026-11-05', sequence) }
  newbornId = await add(mother, { ...newbornDraft(`Q${certificate}`, '林晓敏之子'), nameIsTemporary: true })
  otherId = await add(father, { name: '周满', relation: 'child', document })
})

const add = async (accountId: string, draft: PatientDraft) =>
  (await app.as(accountId).patient.add({ ...draft, idempotencyKey: newKey() })).id
const people = async (accountId: string) => (await app.as(accountId).patient.list({})).rows
const told = async (accountId: string) =>
  (await app.as(accountId).message.list({})).rows.map(({ kind }) => kind)
const decide = (id: string, decision: 'same-person' | 'different-people', by = desk) =>
  by.caller.mergeRequest.decide({ id, decision, note: '看过户口簿', idempotencyKey: newKey() })
const bookFor = async (accountId: string, patientId: string, days: number, startTime = '09:00') => {
  const session = await app.openSession({ day: dayAfter(app, days), startTime, endTime: '12:00' })
  const slotId = at(session.slots, 0).id
  return app.as(accountId).appointment.book({ slotId, patientId, idempotencyKey: newKey() })
}

async function bring(brought = document): Promise<string> {
  const input = { id: newbornId, document: brought, idempotencyKey: newKey() }
  expect(await app.as(mother).patient.replaceDocument(input)).toEqual({})
  const question = await app.database.db.mergeRequest.findFirstOrThrow({
    where: { patientId: newbornId, status: 'open' },
    select: { id: true },
  })
  return question.id
}

describe('staff who look', () => {
  it('compare names and dates whole, numbers masked, and every look is written down', async () => {
    const id = await bring()
    await bookFor(father, otherId, 1)
    const tail = document.number.slice(-4)
    expect(await desk.caller.mergeRequest.get({ id })).toMatchObject({
      id,
      status: 'open',
      reason: 'document-taken',
      documentMasked: `510183********${tail}`,
      document: { birthDate: '2026-11-05', sex: 'male' },
      brought: {
        name: '林晓敏之子',
        nameIsTemporary: true,
        birthDate: '2026-11-05',
        guardians: 1,
        guardianNames: [null],
        appointments: 0,
        entries: 0,
        contracts: 0,
        coverages: 0,
        claims: 0,
      },
      holder: {
        name: '周满',
        documentMasked: `510183********${tail}`,
        guardians: 1,
        appointments: 1,
        visits: 0,
      },
      after: {
        survivor: 'brought',
        name: '周满',
        nameIsTemporary: false,
        birthDate: '2026-11-05',
        documentType: 'resident-id',
        documentMasked: `510183********${tail}`,
        guardians: 2,
        guardiansMax: 4,
      },
    })
    const { rows } = await desk.caller.mergeRequest.list({})
    expect(rows.find((row) => row.id === id)).toMatchObject({
      nameMasked: '林***子',
      holderNameMasked: '周*',
      reason: 'document-taken',
    })
    const looks = await app.database.db.auditEvent.findMany({
      where: { patientIds: { hasEvery: [newbornId, otherId] }, accountId: desk.accountId },
      orderBy: { id: 'asc' },
    })
    expect(looks.map(({ action, purpose }) => `${action} ${purpose}`)).toEqual([
      'mergeRequest.get identity-check',
      'mergeRequest.list identity-check',
    ])
  })

  it('are answered with as many statements however many questions there are', async () => {
    await bring()
    const list = () => desk.caller.mergeRequest.list({})
    const statements = await countStatements(list)
    await app.newPatient('2026-01-01', {})
    const question = await app.database.db.mergeRequest.findFirstOrThrow({ where: { patientId: newbornId } })
    const others = await Promise.all(Array.from({ length: 60 }, () => app.newPatient('2026-01-01', {})))
    await app.database.db.mergeRequest.createMany({
      data: others.map((patientId) => ({ ...question, id: newKey(), patientId })),
    })
    const page = await list()
    expect(page.rows).toHaveLength(50)
    expect(
      (await desk.caller.mergeRequest.list({ cursor: page.nextCursor ?? '' })).rows.length,
    ).toBeGreaterThan(9)
    expect(await countStatements(list)).toBe(statements)
    expect(statements).toBe(2)
    await app.database.db.mergeRequest.deleteMany({ where: { patientId: { in: others } } })
  })

  it('never decide about a child whom they bring for its guardian', async () => {
    const { code } = await app.as(father).delegation.create({
      patientId: otherId,
      label: '姑姑',
      relation: 'other',
      startsOn: dayAfter(app, 3),
      endsOn: dayAfter(app, 9),
      idempotencyKey: newKey(),
    })
    const aunt = await app.newStaff('front-desk', await app.newOrganization())
    await app.as(aunt.accountId).delegation.accept({ code, idempotencyKey: newKey() })
    expect(await refusalOf(decide(await bring(), 'same-person', aunt))).toBe('not_permitted')
  })

  it('decide once, also when two of them do at one moment, and never about their own family', async () => {
    const id = await bring()
    const parent = { ...desk, caller: app.as(mother, desk.staff) }
    expect(await refusalOf(decide(id, 'same-person', parent))).toBe('not_permitted')
    const calls = await Promise.allSettled([decide(id, 'same-person'), decide(id, 'different-people')])
    const refusals = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.message] : []))
    expect(refusals).toEqual(['merge_over'])
    expect(await refusalOf(decide(id, 'same-person'))).toBe('merge_over')
    expect(await refusalOf(desk.caller.mergeRequest.get({ id }))).toBe('merge_over')
    const bare = { id, decision: 'same-person', note: '', idempotencyKey: newKey() } as const
    expect(await refusalOf(desk.caller.mergeRequest.decide(bare))).toBe('input_invalid')
    expect(await refusalOf(decide(newKey(), 'same-person'))).toBe('not_found')
  })
})

describe('one person (D-ID-05)', () => {
  it('keeps the newborn’s id; links, appointments and messages come together, the certificate is over', async () => {
    const grandmother = await app.newAccount()
    const { code } = await app.as(father).delegation.create({
      patientId: otherId,
      label: '奶奶',
      relation: 'grandchild',
      startsOn: dayAfter(app, 0),
      endsOn: dayAfter(app, 30),
      idempotencyKey: newKey(),
    })
    await app.as(grandmother).delegation.accept({ code, idempotencyKey: newKey() })
    const uncle = await app.newAccount()
    await add(uncle, { name: '周满', relation: 'other', document })
    const mothers = await bookFor(mother, newbornId, 1)
    const fathers = await bookFor(father, otherId, 2)
    await decide(await bring(), 'same-person')

    const merged = { id: newbornId, name: '周满', nameIsTemporary: false, documentType: 'resident-id' }
    for (const parent of [mother, father]) {
      expect(await people(parent)).toMatchObject([{ ...merged, verification: 'staff' }])
      const { rows } = await app.as(parent).appointment.list({})
      expect(rows.map(({ id, patientId }) => [id, patientId])).toEqual([
        [fathers.id, newbornId],
        [mothers.id, newbornId],
      ])
      expect(await told(parent)).toContain('identity-merged')
    }
    expect(await people(grandmother)).toMatchObject([{ ...merged, access: 'delegate' }])
    expect((await app.as(mother).guardianship.list({})).toDecide).toMatchObject([{ patientId: newbornId }])
    expect(await refusalOf(app.as(father).patient.get({ id: otherId }))).toBe('not_found')
    const { rows } = await app.database.pool.query(
      'SELECT type, valid_to IS NULL AS living FROM patient_identifier WHERE patient_id = $1 ORDER BY type',
      [newbornId],
    )
    expect(rows).toEqual([
      { type: 'birth-certificate', living: false },
      { type: 'resident-id', living: true },
    ])
    const ended = await app.database.db.patient.findUniqueOrThrow({ where: { id: otherId } })
    expect(ended.mergedIntoId).toBe(newbornId)
  })

  it('lives on under the other id when a doctor has written there', async () => {
    const { id: appointmentId } = await bookFor(father, otherId, 1)
    const appointment = await app.database.db.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    await app.database.db.visit.create({
      data: {
        appointmentId,
        patientId: otherId,
        organizationId: appointment.organizationId,
        practitionerId: appointment.practitionerId,
        startedAt: app.clock.now(),
        startedByAccountId: desk.accountId,
      },
    })
    const question = await bring()
    expect(await desk.caller.mergeRequest.get({ id: question })).toMatchObject({
      holder: { visits: 1 },
      after: { survivor: 'holder', name: '周满', guardians: 2 },
    })
    await decide(question, 'same-person')
    for (const parent of [mother, father]) expect(await people(parent)).toMatchObject([{ id: otherId }])
  })

  it('keeps the stricter consent', async () => {
    const consent = (patientId: string, purpose: string, decision: string, withdrawn = false) => ({
      patientId,
      accountId: mother,
      purpose,
      textVersion: '2026-11-01',
      decision,
      decidedAt: app.clock.now(),
      ...(withdrawn && { withdrawnAt: app.clock.now(), withdrawnByAccountId: mother }),
    })
    await app.database.db.consent.createMany({
      data: [
        consent(newbornId, 'child-data', 'given'),
        consent(otherId, 'child-data', 'refused'),
        consent(newbornId, 'earlier-visits', 'given'),
        consent(otherId, 'earlier-visits', 'given', true),
        consent(otherId, 'survey', 'given'),
        consent(otherId, 'guardian-view', 'given', true),
      ],
    })
    await decide(await bring(), 'same-person')
    const living = await app.database.db.consent.findMany({
      where: { patientId: { in: [newbornId, otherId] }, withdrawnAt: null },
      orderBy: { purpose: 'asc' },
    })
    expect(living.map(({ patientId, purpose, decision }) => [patientId, purpose, decision])).toEqual([
      [newbornId, 'child-data', 'refused'],
      [newbornId, 'survey', 'given'],
    ])
    const history = await app.database.db.consent.findMany({
      where: { patientId: newbornId, withdrawnAt: { not: null } },
    })
    expect(history.map(({ purpose }) => purpose).sort()).toEqual([
      'child-data',
      'earlier-visits',
      'earlier-visits',
      'guardian-view',
    ])
  })

  it('keeps the ID that the father’s certificate became, when the mother brings that certificate', async () => {
    certificate += 1
    const same = { type: 'birth-certificate', number: `P${certificate}` } as const
    sequence += 2
    document = { type: 'resident-id', number: residentIdBornOn('2026-11-05', sequence) }
    father = await app.newAccount()
    otherId = await add(father, newbornDraft(same.number))
    await app.as(father).patient.replaceDocument({ id: otherId, document, idempotencyKey: newKey() })
    await decide(await bring(same), 'same-person')
    expect(await people(mother)).toMatchObject([
      { documentType: 'resident-id', documentMasked: `510183********${document.number.slice(-4)}` },
    ])
  })

  it('entrusts the child to nobody longer than its guardian may', async () => {
    const grandmother = await app.newAccount()
    sequence += 2
    const passport = { type: 'passport', number: `E${certificate}` } as const
    const child = { name: '周小禾', relation: 'child', document: passport, sex: 'male' } as const
    newbornId = await add(mother, { ...child, birthDate: localDate('2009-06-01') })
    const { code } = await app.as(mother).delegation.create({
      patientId: newbornId,
      label: '外婆',
      relation: 'grandchild',
      startsOn: dayAfter(app, 0),
      endsOn: dayAfter(app, 90),
      idempotencyKey: newKey(),
    })
    await app.as(grandmother).delegation.accept({ code, idempotencyKey: newKey() })
    await decide(
      await bring({ type: 'resident-id', number: residentIdBornOn('2008-12-01', sequence) }),
      'same-person',
    )
    expect(await people(grandmother)).toMatchObject([{ id: newbornId, accessEndsOn: '2026-11-30' }])
  })

  it('of one account that added the child twice is one link', async () => {
    await app.database.db.patientLink.create({
      data: { accountId: mother, patientId: otherId, relation: 'child' },
    })
    await decide(await bring(), 'same-person')
    expect(await people(mother)).toHaveLength(1)
  })

  it('has no more guardians than a child may have: nothing changes until one of them goes', async () => {
    const more = await Promise.all(Array.from({ length: 3 }, () => app.newAccount()))
    await app.database.db.patientLink.createMany({
      data: more.map((accountId) => ({ accountId, patientId: otherId, relation: 'child' })),
    })
    const id = await bring()
    expect(await refusalOf(decide(id, 'same-person'))).toBe('guardian_limit')
    expect(await people(father)).toMatchObject([{ id: otherId }])
    await app.as(at(more, 0)).patient.remove({ id: otherId, idempotencyKey: newKey() })
    await decide(id, 'same-person')
    expect(await people(father)).toMatchObject([{ id: newbornId }])
  })

  it('cannot be in two places: nothing changes until a family cancels one', async () => {
    await bookFor(mother, newbornId, 1)
    const fathers = await bookFor(father, otherId, 1, '09:05')
    const id = await bring()
    expect(await refusalOf(decide(id, 'same-person'))).toBe('merge_conflict')
    expect(await people(father)).toMatchObject([{ id: otherId }])
    expect(await desk.caller.mergeRequest.get({ id })).toMatchObject({ status: 'open' })
    await app.as(father).appointment.cancel({ id: fathers.id, idempotencyKey: newKey() })
    await decide(id, 'same-person')
    expect(await people(father)).toMatchObject([{ id: newbornId }])
  })

  it('is never booked under the id that ended, also at that moment', async () => {
    for (let round = 1; round <= 3; round++) {
      const id = await bring()
      const [booked] = await Promise.allSettled([bookFor(father, otherId, round), decide(id, 'same-person')])
      if (booked?.status === 'rejected') expect(booked.reason.message).toBe('not_found')
      expect(await app.database.db.appointment.count({ where: { patientId: otherId } })).toBe(0)
      if (round < 3) {
        mother = await app.newAccount()
        father = await app.newAccount()
        sequence += 2
        certificate += 1
        document = { type: 'resident-id', number: residentIdBornOn('2026-11-05', sequence) }
        newbornId = await add(mother, newbornDraft(`Q${certificate}`))
        otherId = await add(father, { name: '周满', relation: 'child', document })
      }
    }
  })
})

describe('a question that is asked while the other row ends', () => {
  it('is never about a row that has ended: staff could not answer it', async () => {
    const thirdId = await app.newPatient('2026-11-05', { [await app.newAccount()]: 'child' })
    const papers = await app.database.db.patientIdentifier.findFirstOrThrow({ where: { patientId: thirdId } })
    const { numberCipher } = papers
    const merging = await app.database.db.mergeRequest.create({
      data: {
        patientId: thirdId,
        otherPatientId: otherId,
        documentType: 'passport',
        numberCipher,
        numberIndex: Uint8Array.from(
          app.context(null).fieldCrypto.index('patient_identifier.number', newKey()),
        ),
        reason: 'document-taken',
        openedByAccountId: father,
        createdAt: app.clock.now(),
      },
      select: { id: true },
    })
    // Both want the row that a third transaction has locked: first the merge, then the question.
    const held = await holdRow(app.database, 'patient', otherId)
    const merged = persist(() => decide(merging.id, 'same-person'))
    await untilWaiting(app.database, 1)
    const ask = { id: newbornId, document, idempotencyKey: newKey() }
    const asked = persist(() => app.as(mother).patient.replaceDocument(ask))
    await untilWaiting(app.database, 2).finally(held.letGo)
    expect(await Promise.all([merged, asked])).toEqual([{}, {}])
    const { rows } = await app.database.pool.query(
      `SELECT FROM merge_request AS question JOIN patient ON patient.id IN (patient_id, other_patient_id)
       WHERE question.status = 'open' AND merged_into_id IS NOT NULL`,
    )
    expect(rows).toEqual([])
  })
})

describe('an ID that nobody has, of another day', () => {
  it('corrects the birth date when staff say so, and with it the end of the guardianship', async () => {
    sequence += 2
    const brought = { type: 'resident-id', number: residentIdBornOn('2026-11-06', sequence) } as const
    const id = await bring(brought)
    expect(await desk.caller.mergeRequest.get({ id })).toMatchObject({
      reason: 'birth-date-differs',
      holder: null,
    })
    await decide(id, 'same-person')
    expect(await people(mother)).toMatchObject([
      { id: newbornId, birthDate: '2026-11-06', documentType: 'resident-id', accessEndsOn: '2044-11-05' },
    ])
  })
})

describe('different people', () => {
  it('keep their documents; both families are told', async () => {
    const id = await bring()
    // Whoever brought it sees that staff look; the other family has asked nothing.
    expect(await people(mother)).toMatchObject([{ id: newbornId, isDocumentInReview: true }])
    expect(await people(father)).toMatchObject([{ id: otherId, isDocumentInReview: false }])
    await decide(id, 'different-people')
    expect(await people(mother)).toMatchObject([{ isDocumentInReview: false }])
    expect(await people(mother)).toMatchObject([{ id: newbornId, documentType: 'birth-certificate' }])
    expect(await people(father)).toMatchObject([{ id: otherId, documentType: 'resident-id' }])
    for (const parent of [mother, father]) expect(await told(parent)).toEqual(['identity-kept-apart'])
  })
})
