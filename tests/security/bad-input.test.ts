import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { assertSeatsAddUp, createTestApp, type TestApp } from '../support/room/test-app'
import { everyProcedure, post } from '../support/server/post'
import { ACCESS } from './access-table'
import { contextOf, letIn } from './actors'
import { expectTyped, TEXTS } from './typed-answer'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const procedures = everyProcedure().map(({ name }) => name)

/** As somebody whom the procedure lets in, so that it is the input that is refused. */
const send = (procedure: string, body: string) => {
  const row = ACCESS[procedure]
  if (!row) throw new Error(`no row for ${procedure} in tests/security/access-table.ts`)
  return post(contextOf(app, letIn(row), world, world), procedure, body)
}

async function rowCounts(): Promise<unknown> {
  const { rows } = await app.database.pool.query(`SELECT
    (SELECT count(*) FROM appointment) AS appointments, (SELECT count(*) FROM patient) AS patients,
    (SELECT count(*) FROM idempotency_record) AS intents, (SELECT count(*) FROM phone_challenge) AS challenges,
    (SELECT sum(booked) FROM slot) AS booked, (SELECT count(*) FROM appointment_status_change) AS changes`)
  return rows
}

function example(procedure: string): Record<string, unknown> {
  const make = EXAMPLE_INPUTS[procedure]
  if (!make) throw new Error(`no example of ${procedure} in tests/support/inputs/example-inputs.ts`)
  return { ...make(world) }
}

const LONG = 'x'.repeat(100_000)
const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`

/** Looked for in memory and kept nowhere, so any text is a right one. */
const SEARCHED = ['organization.list query', 'organization.list street']

/** Where one of the values below is a right one after all. */
const RIGHT_AFTER_ALL = [
  'careTeam.addAbsence coverPractitionerId is null',
  'careTeam.leave successorId is null',
  'careTeam.save gridIds is a list',
  'chart.addCheckup measures is null',
  'chart.holdVaccine until is null',
  'claim.saveDraft content is an object',
  'claim.saveDraft content is a prototype',
  'claim.setLines lines is a list',
  'claim.submit dischargedOn is null',
  'contract.draftOnSite buildingId is null',
  'contract.packages declaredGroups is a list',
  'contract.setAddress buildingId is null',
  'directory.saveOrganization latitude is a fraction',
  'directory.saveOrganization longitude is a fraction',
  'directory.saveOrganization badges is a list',
  'directory.saveOrganization services is a list',
  'directory.saveRole services is a list',
  'directory.saveRole until is null',
  'fund.recordDonation donor is null',
  'sessionTemplate.save validTo is null',
  'sessionTemplate.save reserves is a list',
  'servicePackage.save groups is a list',
  'waitlist.join practitionerId is null',
]

/** A wrong code is an outcome that is kept, so that guessing is counted; its intent stays. */
const KEEPS_TRIES = ['auth.deskLogin.approve']

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
    let isAnythingRight = KEEPS_TRIES.includes(procedure)
    for (const field of Object.keys(example(procedure))) {
      for (const [what, json] of NEVER_RIGHT) {
        const answer = await send(procedure, bodyWith(procedure, field, json))
        expectTyped(answer, `${field} is ${what}`)
        const isSearched = SEARCHED.includes(`${procedure} ${field}`) && json.startsWith('"')
        const isRight = isSearched || RIGHT_AFTER_ALL.includes(`${procedure} ${field} is ${what}`)
        isAnythingRight ||= isRight
        if (!isRight) expect(answer.refusal, `${field} is ${what}`).not.toBeNull()
      }
    }
    if (!isAnythingRight) expect(await rowCounts()).toEqual(before)
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
