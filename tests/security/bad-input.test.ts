import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DOMAIN_ERROR_CODES } from '#domain/kernel/errors'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/example-inputs'
import { type Answer, everyProcedure, post } from '../support/post'
import { assertSeatsAddUp, createTestApp, type TestApp } from '../support/test-app'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const FUZZ_RUNS = 2_000
const procedures = everyProcedure().map(({ name }) => name)

/** The outside systems are out of reach here, and saying so is a typed answer too. */
const OUTSIDE = ['wechat_unavailable', 'sms_unavailable']

function expectTyped(answer: Answer, what: string): void {
  const said = `${what}: ${answer.status} ${answer.text.slice(0, 200)}`
  if (answer.refusal === null) return expect(answer.status, said).toBe(200)
  expect(DOMAIN_ERROR_CODES, said).toContain(answer.refusal)
  if (!OUTSIDE.includes(answer.refusal)) expect(answer.status, said).toBeLessThan(500)
  expect(answer.text, said).not.toMatch(/stack|node_modules|\.ts\b|SELECT|INSERT|prisma|postgres/i)
}

const send = (procedure: string, body: string) => post(app.context(world.accountId), procedure, body)

async function rowCounts(): Promise<unknown> {
  const { rows } = await app.database.pool.query(`SELECT
    (SELECT count(*) FROM appointment) AS appointments, (SELECT count(*) FROM patient) AS patients,
    (SELECT count(*) FROM idempotency_record) AS intents, (SELECT count(*) FROM phone_challenge) AS challenges,
    (SELECT sum(booked) FROM slot) AS booked, (SELECT count(*) FROM appointment_status_change) AS changes`)
  return rows
}

function example(procedure: string): Record<string, unknown> {
  const make = EXAMPLE_INPUTS[procedure]
  if (!make) throw new Error(`no example of ${procedure} in tests/support/example-inputs.ts`)
  return { ...make(world) }
}

const LONG = 'x'.repeat(100_000)
const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`

/** Looked for in memory and kept nowhere, so any text is a right one. */
const SEARCHED = ['organization.list query', 'organization.list street']

/** JSON that is never a right value of any field. */
const NEVER_RIGHT: readonly [string, string][] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['ten thousand items', JSON.stringify(Array.from({ length: 10_000 }, () => 'x'))],
  ['an object', '{"a":1}'],
  ['a prototype', '{"__proto__":{"roles":["admin"]}}'],
  ['fifty thousand lists deep', DEEP],
  ['a huge number', '1e308'],
  ['an infinite number', '1e999'],
  ['a fraction', '0.1'],
  ['NUL', '"a\\u0000b"'],
  ['half a character', '"\\ud842"'],
  ['a hundred thousand characters', `"${LONG}"`],
]

/** Texts that a field of free words may well accept, and that must do no harm. */
const TEXTS = [
  "'; DROP TABLE appointment; --",
  '<script>alert(1)</script>',
  '${7*7} {{7*7}} %s %n',
  '../../etc/passwd',
  '😀👨‍👩‍👧‍👦',
  '𠮷·',
  '\u202Eabc',
  '2018-02-29',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '1970-01-01',
  '-1',
  '',
  ' ',
  '%',
  '\\',
]

/** The example of a procedure with one field's JSON replaced. */
function bodyWith(procedure: string, field: string, json: string): string {
  const others = Object.entries(example(procedure)).filter(([name]) => name !== field)
  const fields = others.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return `{${[...fields, `${JSON.stringify(field)}:${json}`].join(',')}}`
}

describe.each(procedures)('%s', (procedure) => {
  it('refuses an input that is no object, or has an unknown field', async () => {
    const before = await rowCounts()
    const whole = ['null', '[]', '[[]]', '"text"', '7', 'true', DEEP]
    const unknown = ['isAdmin', 'accountId', '__proto__', 'constructor', 'tx', '']
    const bodies = [...whole, ...unknown.map((field) => bodyWith(procedure, field, '"x"'))]
    for (const body of bodies) {
      const answer = await send(procedure, body)
      expectTyped(answer, body.slice(0, 300))
      expect(`${answer.refusal} ${body.slice(0, 300)}`).toMatch(/^input_invalid /)
    }
    expect(await rowCounts()).toEqual(before)
  })

  it('refuses every field that has not its type', async () => {
    const before = await rowCounts()
    for (const field of Object.keys(example(procedure))) {
      for (const [what, json] of NEVER_RIGHT) {
        const answer = await send(procedure, bodyWith(procedure, field, json))
        expectTyped(answer, `${field} is ${what}`)
        const isSearched = SEARCHED.includes(`${procedure} ${field}`) && json.startsWith('"')
        if (!isSearched) expect(answer.refusal, `${field} is ${what}`).not.toBeNull()
      }
    }
    expect(await rowCounts()).toEqual(before)
  })

  it('answers every text in every field with something typed', async () => {
    for (const field of Object.keys(example(procedure))) {
      for (const text of TEXTS) {
        expectTyped(
          await send(procedure, bodyWith(procedure, field, JSON.stringify(text))),
          `${field} is ${text}`,
        )
      }
    }
    await assertSeatsAddUp(app)
  })
})

it('a body that is no JSON is refused', async () => {
  for (const body of [
    '',
    '{',
    '{"a":1',
    'undefined',
    '\u0000',
    '{"id":"\\ud8"}',
    `{"a":${'{"a":'.repeat(10)}`,
  ]) {
    for (const procedure of procedures) {
      const answer = await send(procedure, body)
      expectTyped(answer, `${procedure} ${JSON.stringify(body)}`)
    }
  }
})

it('dates that do not exist are refused', async () => {
  for (const day of [
    '2018-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-00',
    '26-11-21',
    '2026-11-21T00:00:00Z',
    '+2026-11-21',
  ]) {
    for (const field of ['from', 'to']) {
      const answer = await send('slot.list', bodyWith('slot.list', field, JSON.stringify(day)))
      expect(`${day} ${answer.refusal}`).toBe(`${day} input_invalid`)
    }
  }
})

it('cursors that no page answered are refused', async () => {
  const id = '00000000-0000-4000-8000-000000000000'
  const forged = [
    '',
    '/',
    `2026/${id}`,
    `+275760-09-13T00:00:00.000Z/${id}`,
    `0000-01-01T00:00:00.000Z/${id}`,
  ]
  const wrong = [...forged, `2026-02-31T00:00:00.000Z/x`, `2026-11-22T01:00:00.000Z/${id}'--`]
  for (const text of wrong) {
    const cursor = Buffer.from(text).toString('base64url')
    const answer = await send('appointment.list', JSON.stringify({ cursor: cursor || '*' }))
    expect(`${text} ${answer.refusal}`).toBe(`${text} input_invalid`)
  }
})

it(`${FUZZ_RUNS} random inputs find no bug`, async () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(...TEXTS, ...DOMAIN_ERROR_CODES.slice(0, 3)),
    fc.double(),
    fc.uuid(),
  )
  const call = fc.record({
    procedure: fc.constantFrom(...procedures),
    changes: fc.array(fc.tuple(fc.nat(7), anything), { minLength: 1, maxLength: 3 }),
    extra: fc.option(fc.tuple(fc.string(), anything), { freq: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(call, async ({ procedure, changes, extra }) => {
      const input = example(procedure)
      const fields = Object.keys(input)
      for (const [which, value] of changes) {
        const field = fields[which % Math.max(1, fields.length)]
        if (field) input[field] = value
      }
      const body = JSON.stringify(extra ? { ...input, [extra[0]]: extra[1] } : input)
      expectTyped(await send(procedure, body), `${procedure} ${body}`)
    }),
    { numRuns: FUZZ_RUNS, seed: 20261121 },
  )
  await assertSeatsAddUp(app)
})
