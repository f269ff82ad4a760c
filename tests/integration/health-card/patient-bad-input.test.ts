import type { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES } from '#domain/patient/document-type'
import { RELATIONS } from '#domain/patient/relation'
import { patientRouter } from '#server/features/patient/router'
import { domainErrorOf } from '#server/platform/api/refusals'
import { createCallerFactory } from '#server/platform/api/trpc'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { clockAt } from '../../support/model/clock'
import { refusalOf } from '../../support/room/refusal-of'
import { newKey } from '../../support/room/test-app'
import { createAccount, testContext } from '../../support/room/test-context'
import { draftOf } from '../../support/rows/patient-drafts'
import { logLines } from '../../support/server/log-lines'

const lines = logLines()
const createCaller = createCallerFactory(patientRouter)
let database: TestDatabase
let contexts: Awaited<ReturnType<typeof testContext>>
let mother: string

beforeAll(async () => {
  database = await createTestDatabase()
  contexts = await testContext(database, { now: clockAt('2026-11-21T10:00:00+08:00').now, log: lines.log })
})
afterAll(() => database.drop())
beforeEach(async () => {
  mother = await createAccount(database)
})

const as = (accountId: string | null) => createCaller(contexts.as(accountId))

describe('bad input', () => {
  const bad: [string, object, string][] = [
    ['script in the name', { name: '<script>alert(1)</script>' }, 'input_invalid'],
    ['SQL in the name', { name: "Robert'); DROP TABLE patient;--" }, 'input_invalid'],
    ['an emoji in the name', { name: '小禾👶' }, 'input_invalid'],
    ['NUL in the name', { name: '小\u0000禾' }, 'input_invalid'],
    ['half a character', { name: '\ud842' }, 'input_invalid'],
    ['a name of 51', { name: '禾'.repeat(51) }, 'input_invalid'],
    ['a name of 10,000', { name: '禾'.repeat(10_000) }, 'input_invalid'],
    ['a temporary name beside an ID', { nameIsTemporary: true }, 'input_invalid'],
    ['a word for a truth', { nameIsTemporary: 'yes' }, 'input_invalid'],
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
    const input = { ...draftOf(), idempotencyKey: newKey(), ...change } as never
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
      `{"__proto__":{"relation":"self"},"name":"周小禾","idempotencyKey":"${newKey()}"}`,
    )
    expect(await refusalOf(as(mother).add(input))).toBe('input_invalid')
  })
})

it('nothing of all this was logged', () => {
  expect(lines.text()).not.toMatch(/周|禾|\d{17}[\dX]/)
})
