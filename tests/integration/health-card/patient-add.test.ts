import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { draftOf, newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'

let app: TestApp
let mother: string
let father: string

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  mother = await app.newAccount()
  father = await app.newAccount()
})

const HOUR_MS = 3_600_000
const add = (accountId: string | null, draft: PatientDraft, idempotencyKey = newKey()) =>
  app.as(accountId).patient.add({ ...draft, idempotencyKey })
const listed = async (accountId: string) => (await app.as(accountId).patient.list({})).rows

describe('a family', () => {
  it('adds self, child, newborn and grandmother, and lists them with masked numbers', async () => {
    const self = draftOf('self', '1990-05-01', '林晓敏')
    const daughter: PatientDraft = {
      ...draftOf(),
      document: { type: 'resident-id', number: '５１０１８３ 20190601 0027' },
    }
    const grandmother: PatientDraft = {
      ...draftOf('parent', '1949-12-31', '买买提·吐尔逊'),
      document: { type: 'resident-id', number: '11010519491231002x' },
    }
    for (const draft of [self, daughter, newbornDraft('Q510123456'), grandmother]) {
      await add(mother, draft)
      app.clock.pass(1000)
    }
    const everybody = { id: expect.any(String), verification: 'self-declared', nameIsTemporary: false }
    const guardian = { ...everybody, access: 'guardian', accessEndsOn: null, isDocumentInReview: false }
    expect(await listed(mother)).toEqual([
      {
        ...guardian,
        name: '林晓敏',
        nameMasked: '林*敏',
        relation: 'self',
        birthDate: '1990-05-01',
        sex: expect.any(String),
        documentType: 'resident-id',
        documentMasked: `510183********${self.document.number.slice(-4)}`,
      },
      {
        ...guardian,
        name: '周小禾',
        nameMasked: '周*禾',
        relation: 'child',
        birthDate: '2019-06-01',
        sex: 'female',
        documentType: 'resident-id',
        documentMasked: '510183********0027',
        accessEndsOn: '2037-05-31',
      },
      {
        ...guardian,
        name: '周小满',
        nameMasked: '周*满',
        relation: 'child',
        birthDate: '2026-11-05',
        sex: 'male',
        documentType: 'birth-certificate',
        documentMasked: 'Q****456',
        accessEndsOn: '2044-11-04',
      },
      {
        ...guardian,
        name: '买买提·吐尔逊',
        nameMasked: '买**·**逊',
        relation: 'parent',
        birthDate: '1949-12-31',
        sex: 'female',
        documentType: 'resident-id',
        documentMasked: '110105********002X',
      },
    ])
  })

  it('is listed with as many statements however large it is', async () => {
    await add(mother, draftOf())
    const one = await countStatements(() => listed(mother))
    await add(mother, draftOf())
    await add(mother, draftOf())
    expect(await countStatements(() => listed(mother))).toBe(one)
    expect(one).toBeLessThanOrEqual(1)
  })

  it('keeps a rare character and reads one person as the list shows them', async () => {
    const { id } = await add(mother, draftOf('child', '2019-06-01', '王𠮷'))
    const [row] = await listed(mother)
    expect(await app.as(mother).patient.get({ id })).toEqual(row)
    expect(row).toMatchObject({ id, name: '王𠮷', nameMasked: '王*' })
  })

  it('adds twins, who share a birthday', async () => {
    await add(mother, draftOf('child', '2024-02-29'))
    await add(mother, draftOf('child', '2024-02-29'))
    expect(await listed(mother)).toHaveLength(2)
  })

  it('adds a newborn that has no name yet; nobody else’s name is temporary', async () => {
    await add(mother, { ...newbornDraft('Q510123457', '林晓敏之子'), nameIsTemporary: true })
    expect(await listed(mother)).toMatchObject([{ name: '林晓敏之子', nameIsTemporary: true }])
    expect(await refusalOf(add(mother, { ...draftOf(), nameIsTemporary: true }))).toBe('input_invalid')
  })

  it('keeps a guardian’s consent for a child under fourteen, and of nobody else', async () => {
    const consent = { textVersion: '2026-11-01' }
    const young = await add(mother, { ...draftOf('child', '2012-11-22'), consent })
    await add(mother, { ...draftOf('child', '2012-11-21'), consent })
    await add(mother, draftOf())
    const given = await app.database.db.consent.findMany({ where: { accountId: mother } })
    expect(given).toMatchObject([
      { patientId: young.id, purpose: 'child-data', decision: 'given', ...consent, withdrawnAt: null },
    ])
  })

  it('adds once, however often one intent is sent', async () => {
    const draft = draftOf()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 16 }, () => add(mother, draft, key)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(await listed(mother)).toHaveLength(1)
    expect(await refusalOf(add(mother, draftOf(), key))).toBe('idempotency_key_reused')
  })
})

describe('a household', () => {
  const self = () => draftOf('self', '1990-05-01')

  it('has each person once', async () => {
    const draft = draftOf()
    await add(mother, draft)
    expect(await refusalOf(add(mother, draft))).toBe('patient_already_added')
    const sameNumber = { ...draft, document: { ...draft.document, type: 'household-register' } } as const
    expect(await refusalOf(add(mother, sameNumber))).toBe('patient_already_added')
  })

  it('has one self', async () => {
    await add(mother, self())
    expect(await refusalOf(add(mother, self()))).toBe('self_already_added')
  })

  it('has eight members, also when five are added to five at one moment', async () => {
    for (let n = 0; n < 5; n++) await add(mother, draftOf())
    app.clock.pass(HOUR_MS)
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => add(mother, draftOf())))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
    expect(await listed(mother)).toHaveLength(8)
    app.clock.pass(HOUR_MS)
    expect(await refusalOf(add(mother, draftOf()))).toBe('household_full')
  })

  it('refuses a child who is older than the parent', async () => {
    await add(mother, self())
    expect(await refusalOf(add(mother, draftOf('child', '1985-01-01')))).toBe('relation_age_mismatch')
  })
})

describe('documents that are tried (D-ID-07)', () => {
  it('are five an hour, the same one again for nothing', async () => {
    const known = draftOf()
    await add(father, known)
    await add(mother, known)
    for (let n = 0; n < 4; n++) await add(mother, draftOf())
    expect(await refusalOf(add(mother, draftOf()))).toBe('too_many_requests')
    expect(await refusalOf(add(mother, known))).toBe('guardianship_pending')
    app.clock.pass(HOUR_MS - 1)
    expect(await refusalOf(add(mother, draftOf()))).toBe('too_many_requests')
    app.clock.pass(1)
    await add(mother, draftOf())
  })

  it('are not tried faster by asking at one moment', async () => {
    const guesses = Array.from({ length: 30 }, () => add(mother, draftOf()).catch((error) => error.message))
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => answer === 'too_many_requests')).toHaveLength(25)
  })

  it('are tried by five accounts an hour, whether anybody knows them or not', async () => {
    for (const isKnown of [false, true]) {
      const draft = draftOf()
      if (isKnown) await add(mother, draft)
      app.clock.pass(HOUR_MS)
      for (let n = 0; n < 5; n++) await add(await app.newAccount(), draft)
      const sixth = await app.newAccount()
      expect(await refusalOf(add(sixth, draft))).toBe('too_many_requests')
      app.clock.pass(HOUR_MS)
      await add(sixth, draft)
    }
  })

  it('are not counted against a family that mistypes', async () => {
    const wrong = { ...draftOf(), document: { type: 'resident-id', number: '510183201906010028' } } as const
    for (let n = 0; n < 12; n++) expect(await refusalOf(add(mother, wrong))).toBe('resident_id_invalid')
    await add(mother, draftOf())
  })
})

describe('what is not yours', () => {
  it('answers for another family’s person as for nobody', async () => {
    const { id } = await add(father, draftOf())
    const { patient } = app.as(mother)
    expect(await refusalOf(patient.get({ id }))).toBe('not_found')
    expect(await refusalOf(patient.get({ id: newKey() }))).toBe('not_found')
    expect(await refusalOf(patient.get({ id: 'x' }))).toBe('input_invalid')
  })

  it('asks strangers to log in', async () => {
    const { patient } = app.as(null)
    expect(await refusalOf(add(null, draftOf()))).toBe('not_logged_in')
    expect(await refusalOf(patient.list({}))).toBe('not_logged_in')
    expect(await refusalOf(patient.get({ id: newKey() }))).toBe('not_logged_in')
  })
})

it('at rest no name and no number can be read', async () => {
  const draft = {
    ...draftOf(),
    document: { type: 'resident-id', number: residentIdBornOn('2018-02-03', 77) },
  } as const
  const { id } = await add(mother, draft)
  const { rows } = await app.database.pool.query(
    `SELECT patient::text || identifier::text AS row, number_index FROM patient
     JOIN patient_identifier AS identifier ON identifier.patient_id = patient.id WHERE patient.id = $1`,
    [id],
  )
  expect(rows[0].row).not.toContain(draft.name)
  expect(rows[0].row).not.toContain(draft.document.number)
  expect(rows[0].number_index).toHaveLength(32)
})
