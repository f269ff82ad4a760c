import { randomUUID } from 'node:crypto'
import type { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES } from '#domain/patient/document-type'
import type { PatientDraft } from '#domain/patient/patient-input'
import { RELATIONS } from '#domain/patient/relation'
import { patientRouter } from '#server/features/patient/router'
import { domainErrorOf } from '#server/platform/refusals'
import { createCallerFactory } from '#server/platform/trpc'
import { clockAt } from '../support/clock'
import { logLines } from '../support/log-lines'
import { refusalOf } from '../support/refusal-of'
import { residentIdBornOn } from '../support/resident-ids'
import { createAccount, testContext } from '../support/test-context'
import { createTestDatabase, type TestDatabase } from '../support/test-database'

const clock = clockAt('2026-11-21T10:00:00+08:00')
const lines = logLines()
const createCaller = createCallerFactory(patientRouter)
let database: TestDatabase
let contexts: Awaited<ReturnType<typeof testContext>>
let mother: string
let father: string
let sequence = 100

beforeAll(async () => {
  database = await createTestDatabase()
  contexts = await testContext(database, { now: clock.now, log: lines.log })
})
afterAll(() => database.drop())
beforeEach(async () => {
  mother = await createAccount(database)
  father = await createAccount(database)
})

const as = (accountId: string | null) => createCaller(contexts.as(accountId))
const add = (accountId: string | null, draft: PatientDraft, idempotencyKey: string = randomUUID()) =>
  as(accountId).add({ ...draft, idempotencyKey })

/** A child whom no test has had before. */
function child(birthDate = '2019-06-01'): PatientDraft {
  sequence += 1
  const number = residentIdBornOn(birthDate, sequence)
  return { name: '周小禾', relation: 'child', document: { type: 'resident-id', number } }
}

const newborn = (number: string): PatientDraft => ({
  name: '周小满',
  relation: 'child',
  document: { type: 'birth-certificate', number },
  birthDate: '2026-11-05',
  sex: 'male',
})

describe('a family', () => {
  it('adds self, child, newborn and grandmother, and lists them with masked numbers', async () => {
    const self: PatientDraft = {
      name: '林晓敏',
      relation: 'self',
      document: { type: 'resident-id', number: residentIdBornOn('1990-05-01', 2) },
    }
    const daughter: PatientDraft = {
      name: '周小禾',
      relation: 'child',
      document: { type: 'resident-id', number: '５１０１８３ 20190601 0027' },
    }
    const grandmother: PatientDraft = {
      name: '买买提·吐尔逊',
      relation: 'parent',
      document: { type: 'resident-id', number: '11010519491231002x' },
    }
    for (const draft of [self, daughter, newborn('Q510123456'), grandmother]) {
      await add(mother, draft)
      clock.pass(1000)
    }
    const { rows } = await as(mother).list({})
    const id: unknown = expect.any(String)
    expect(rows).toEqual([
      {
        id,
        name: '林晓敏',
        nameMasked: '林*敏',
        relation: 'self',
        birthDate: '1990-05-01',
        sex: 'female',
        documentType: 'resident-id',
        documentMasked: `510183********${self.document.number.slice(-4)}`,
        verification: 'self-declared',
      },
      {
        id,
        name: '周小禾',
        nameMasked: '周*禾',
        relation: 'child',
        birthDate: '2019-06-01',
        sex: 'female',
        documentType: 'resident-id',
        documentMasked: '510183********0027',
        verification: 'self-declared',
      },
      {
        id,
        name: '周小满',
        nameMasked: '周*满',
        relation: 'child',
        birthDate: '2026-11-05',
        sex: 'male',
        documentType: 'birth-certificate',
        documentMasked: 'Q****456',
        verification: 'self-declared',
      },
      {
        id,
        name: '买买提·吐尔逊',
        nameMasked: '买**·**逊',
        relation: 'parent',
        birthDate: '1949-12-31',
        sex: 'female',
        documentType: 'resident-id',
        documentMasked: '110105********002X',
        verification: 'self-declared',
      },
    ])
  })

  it('keeps a rare character and reads one person as the list shows them', async () => {
    const { id } = await add(mother, { ...child(), name: '王𠮷' })
    const [row] = (await as(mother).list({})).rows
    expect(await as(mother).get({ id })).toEqual(row)
    expect(row).toMatchObject({ id, name: '王𠮷', nameMasked: '王*' })
  })

  it('adds twins, who share a birthday', async () => {
    await add(mother, child('2024-02-29'))
    await add(mother, child('2024-02-29'))
    expect((await as(mother).list({})).rows).toHaveLength(2)
  })

  it('adds once, however often one intent is sent', async () => {
    const draft = child()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 16 }, () => add(mother, draft, key)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect((await as(mother).list({})).rows).toHaveLength(1)
    expect(await refusalOf(add(mother, child(), key))).toBe('idempotency_key_reused')
  })
})

describe('a household', () => {
  const self = () => ({ ...child('1990-05-01'), relation: 'self' }) as const

  it('has each person once', async () => {
    const draft = child()
    await add(mother, draft)
    expect(await refusalOf(add(mother, draft))).toBe('patient_already_added')
    const sameNumber = { ...draft, document: { ...draft.document, type: 'household-register' } } as const
    expect(await refusalOf(add(mother, sameNumber))).toBe('patient_already_added')
  })

  it('has one self', async () => {
    await add(mother, self())
    expect(await refusalOf(add(mother, self()))).toBe('self_already_added')
  })

  it('has eight members, also when nine are added at one moment', async () => {
    const drafts = Array.from({ length: 9 }, () => child())
    const results = await Promise.allSettled(drafts.map((draft) => add(mother, draft)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(8)
    expect((await as(mother).list({})).rows).toHaveLength(8)
    expect(await refusalOf(add(mother, child()))).toBe('household_full')
  })

  it('refuses a child who is older than the parent', async () => {
    await add(mother, self())
    expect(await refusalOf(add(mother, child('1985-01-01')))).toBe('relation_age_mismatch')
  })
})

describe('a person whom another account has', () => {
  it('needs the first guardian, and the answer is the same for a child and for a self', async () => {
    const draft = child('2000-01-01')
    await add(mother, draft)
    expect(await refusalOf(add(father, draft))).toBe('patient_needs_guardian_approval')
    expect(await refusalOf(add(father, { ...draft, relation: 'self' }))).toBe(
      'patient_needs_guardian_approval',
    )
    expect((await as(father).list({})).rows).toEqual([])
  })

  it('goes to one of two who add them at one moment, and nothing of the other stays', async () => {
    const before = await database.db.patient.count()
    const draft = child()
    const calls = [add(mother, draft), add(father, draft)]
    const results = await Promise.allSettled(calls)
    const lost = results.findIndex((result) => result.status === 'rejected')
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(calls[lost] as Promise<unknown>)).toBe('patient_needs_guardian_approval')
    expect(await database.db.patient.count()).toBe(before + 1)
  })

  it('is not found by guessing: ten documents an hour', async () => {
    const known = child()
    await add(father, known)
    for (let n = 0; n < 7; n++) await add(mother, child())
    await refusalOf(add(mother, known))
    await add(mother, child())
    expect(await refusalOf(add(mother, child()))).toBe('household_full')
    expect(await refusalOf(add(mother, child()))).toBe('too_many_requests')
    expect(await refusalOf(add(mother, known))).toBe('household_full')
    clock.pass(3_600_000)
    expect(await refusalOf(add(mother, child()))).toBe('household_full')
  })

  it('is not guessed faster by asking at one moment', async () => {
    const guesses = Array.from({ length: 30 }, () => add(mother, child()).catch((error) => error.message))
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => answer === 'too_many_requests')).toHaveLength(20)
  })

  it('is not counted against a family that mistypes', async () => {
    const wrong = { ...child(), document: { type: 'resident-id', number: '510183201906010028' } } as const
    for (let n = 0; n < 12; n++) expect(await refusalOf(add(mother, wrong))).toBe('resident_id_invalid')
    await add(mother, child())
  })
})

describe('bad input', () => {
  const bad: [string, object, string][] = [
    ['script in the name', { name: '<script>alert(1)</script>' }, 'input_invalid'],
    ['SQL in the name', { name: "Robert'); DROP TABLE patient;--" }, 'input_invalid'],
    ['an emoji in the name', { name: '小禾👶' }, 'input_invalid'],
    ['NUL in the name', { name: '小\u0000禾' }, 'input_invalid'],
    ['half a character', { name: '\ud842' }, 'input_invalid'],
    ['a name of 51', { name: '禾'.repeat(51) }, 'input_invalid'],
    ['a name of 10,000', { name: '禾'.repeat(10_000) }, 'input_invalid'],
    ['a number for a name', { name: 7 }, 'input_invalid'],
    ['no name', { name: undefined }, 'input_invalid'],
    ['an unknown relation', { relation: 'owner' }, 'input_invalid'],
    ['an unknown field', { verification: 'staff' }, 'input_invalid'],
    [
      'an unknown field in the document',
      { document: { type: 'passport', number: 'E12345678', x: 1 } },
      'input_invalid',
    ],
    ['a list for a document', { document: [] }, 'input_invalid'],
    ['an unknown document', { document: { type: 'library-card', number: '1' } }, 'input_invalid'],
    [
      'SQL in the number',
      { document: { type: 'resident-id', number: "' OR '1'='1' --     " } },
      'resident_id_invalid',
    ],
    [
      'NUL in the number',
      { document: { type: 'passport', number: 'E1234\u00005678' } },
      'document_number_invalid',
    ],
    [
      'a number of 10,000',
      { document: { type: 'resident-id', number: '1'.repeat(10_000) } },
      'input_invalid',
    ],
    ['15 digits', { document: { type: 'resident-id', number: '110105491231002' } }, 'resident_id_invalid'],
    ['a day that does not exist', { birthDate: '2019-02-29' }, 'input_invalid'],
    ['a time for a day', { birthDate: '2019-06-01T00:00:00Z' }, 'input_invalid'],
    ['a birth date that contradicts the ID', { birthDate: '2019-06-02' }, 'input_invalid'],
    [
      'no birth date beside a passport',
      { document: { type: 'passport', number: 'E12345678' } },
      'document_date_required',
    ],
    ['an idempotency key that is none', { idempotencyKey: 'again' }, 'input_invalid'],
    ['no idempotency key', { idempotencyKey: undefined }, 'input_invalid'],
  ]
  it.each(bad)('%s is refused and leaves nothing', async (_, change, code) => {
    const input = { ...child(), idempotencyKey: randomUUID(), ...change } as never
    expect(await refusalOf(as(mother).add(input))).toBe(code)
    expect((await as(mother).list({})).rows).toEqual([])
  })

  it('anything at all gets a typed refusal, or is a person', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('周小禾', 'E12345678', '2019-06-01'))
    const anything = fc.oneof(text, fc.anything())
    const inputs = fc.oneof(
      fc.anything(),
      fc.record({
        name: anything,
        relation: fc.oneof(fc.constantFrom(...RELATIONS), anything),
        document: fc.oneof(
          fc.record({ type: fc.oneof(fc.constantFrom(...DOCUMENT_TYPES), anything), number: anything }),
          anything,
        ),
        birthDate: anything,
        sex: fc.oneof(fc.constantFrom('male', 'female'), anything),
        idempotencyKey: fc.oneof(fc.uuid(), anything),
      }),
    )
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const code = await as(mother)
          .add(input as never)
          .then(
            () => 'added',
            (error: TRPCError) => domainErrorOf(error).code,
          )
        expect(code).not.toBe('busy')
      }),
      { numRuns: 500 },
    )
  })

  it('reads a prototype as a field like any other', async () => {
    const input = JSON.parse(
      `{"__proto__":{"relation":"self"},"name":"周小禾","idempotencyKey":"${randomUUID()}"}`,
    )
    expect(await refusalOf(as(mother).add(input))).toBe('input_invalid')
  })
})

describe('what is not yours', () => {
  it('answers for another family’s person as for nobody', async () => {
    const { id } = await add(father, child())
    expect(await refusalOf(as(mother).get({ id }))).toBe('not_found')
    expect(await refusalOf(as(mother).get({ id: randomUUID() }))).toBe('not_found')
    expect(await refusalOf(as(mother).get({ id: 'x' }))).toBe('input_invalid')
  })

  it('is out of reach after the link has ended', async () => {
    const { id } = await add(mother, child())
    await database.db.patientLink.updateMany({ where: { patientId: id }, data: { endedAt: clock.now() } })
    expect(await refusalOf(as(mother).get({ id }))).toBe('not_found')
    expect((await as(mother).list({})).rows).toEqual([])
  })

  it('asks strangers to log in', async () => {
    expect(await refusalOf(add(null, child()))).toBe('not_logged_in')
    expect(await refusalOf(as(null).list({}))).toBe('not_logged_in')
    expect(await refusalOf(as(null).get({ id: randomUUID() }))).toBe('not_logged_in')
  })
})

describe('at rest', () => {
  it('no name and no number can be read, and equal numbers have equal indexes only', async () => {
    const draft = child()
    const { id } = await add(mother, draft)
    const rows = await database.pool.query(
      `SELECT patient::text || identifier::text AS row, number_index FROM patient
       JOIN patient_identifier AS identifier ON identifier.patient_id = patient.id WHERE patient.id = $1`,
      [id],
    )
    expect(rows.rows[0].row).not.toContain(draft.name)
    expect(rows.rows[0].row).not.toContain(draft.document.number)
    expect(rows.rows[0].number_index).toHaveLength(32)
  })

  it('nothing of all this was logged', () => {
    expect(lines.text()).not.toMatch(/周|禾|\d{17}[\dX]|Q510123456/)
  })
})
