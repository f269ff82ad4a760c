import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/example-inputs'
import { everyProcedure, post } from '../support/post'
import { createTestApp, newKey, type TestApp } from '../support/test-app'

let app: TestApp
let mine: World
let theirs: World

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  mine = await familyInTheMiddle(app)
  theirs = await familyInTheMiddle(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** `public`: everybody may know it. `owned`: it belongs to one family, and this is what another is told. */
type Ownership = 'public' | { readonly owned: string }
const NOT_FOUND: Ownership = { owned: 'not_found' }

/** Every field that names something by its id, of every procedure. */
const MATRIX: Readonly<Record<string, Ownership>> = {
  'auth.sessions.revoke id': NOT_FOUND,
  'patient.get id': NOT_FOUND,
  'organization.get id': 'public',
  'practitioner.list organizationId': 'public',
  'practitioner.get id': 'public',
  'slot.rules organizationId': 'public',
  'slot.list organizationId': 'public',
  'slot.list practitionerId': 'public',
  'slot.list patientId': NOT_FOUND,
  'slot.list replacingId': { owned: 'nothing' },
  'appointment.hold slotId': 'public',
  'appointment.hold patientId': NOT_FOUND,
  'appointment.release holdId': NOT_FOUND,
  'appointment.book slotId': 'public',
  'appointment.book patientId': NOT_FOUND,
  'appointment.book holdId': { owned: 'hold_expired' },
  'appointment.cancel id': NOT_FOUND,
  'appointment.reschedule id': NOT_FOUND,
  'appointment.reschedule slotId': 'public',
  'appointment.get id': NOT_FOUND,
}

/** Open to whoever has not logged in: browsing and logging in (journeys E1 39). */
const ANONYMOUS = [
  'auth.wechatLogin',
  'auth.demoLogin',
  'auth.demoPersonas',
  'organization.list',
  'organization.get',
  'organization.streets',
  'practitioner.list',
  'practitioner.get',
  'slot.rules',
]

const namesSomething = (field: string) => /(^id|Ids?)$/.test(field)
const cells = everyProcedure().flatMap(({ name, fields }) =>
  fields.filter(namesSomething).map((field) => [name, field] as const),
)
const example = (procedure: string, world: World) => {
  const make = EXAMPLE_INPUTS[procedure]
  if (!make) throw new Error(`no example of ${procedure} in tests/support/example-inputs.ts`)
  return make(world)
}
const ask = (accountId: string | null, procedure: string, input: object) =>
  post(app.context(accountId), procedure, JSON.stringify(input))
const rowsOf = async () =>
  (
    await app.database.pool.query(
      'SELECT (SELECT json_agg(a ORDER BY id) FROM appointment a) AS appointments, (SELECT json_agg(s ORDER BY id) FROM slot s) AS slots, (SELECT json_agg(t ORDER BY id) FROM access_token t) AS tokens',
    )
  ).rows

it('every id that the API takes stands in the matrix, and nothing else does', () => {
  expect(cells.length).toBeGreaterThan(15)
  expect(cells.map(([name, field]) => `${name} ${field}`).sort()).toEqual(Object.keys(MATRIX).sort())
})

describe('somebody else’s', () => {
  const owned = cells.flatMap(([name, field]) => {
    const ownership = MATRIX[`${name} ${field}`]
    return ownership && ownership !== 'public' ? [[name, field, ownership.owned] as const] : []
  })

  it.each(owned)(
    '%s: %s is answered as what does not exist, and nothing changes',
    async (name, field, refusal) => {
      const before = await rowsOf()
      const input = example(name, mine)
      const foreign = await ask(mine.accountId, name, { ...input, [field]: example(name, theirs)[field] })
      const absent = await ask(mine.accountId, name, {
        ...input,
        idempotencyKey: undefined,
        ...withKey(input),
        [field]: newKey(),
      })
      expect(foreign).toEqual(absent)
      expect(foreign.refusal ?? 'nothing').toBe(refusal)
      if (refusal !== 'nothing') expect(foreign.text).not.toContain(String(example(name, theirs)[field]))
      expect(await rowsOf()).toEqual(before)
    },
  )

  it('is out of reach with a whole input of theirs as well', async () => {
    for (const [name] of owned) {
      if (name === 'slot.list') continue
      const { refusal } = await ask(mine.accountId, name, example(name, theirs))
      expect(`${name}: ${refusal}`).toBe(`${name}: not_found`)
    }
  })
})

const withKey = (input: object) => ('idempotencyKey' in input ? { idempotencyKey: newKey() } : {})

describe('whoever has not logged in', () => {
  it.each(everyProcedure().map(({ name }) => name))('%s', async (name) => {
    const before = await rowsOf()
    const answer = await ask(null, name, example(name, theirs))
    if (ANONYMOUS.includes(name)) expect(answer.refusal).not.toBe('not_logged_in')
    else expect(answer).toMatchObject({ status: 401, refusal: 'not_logged_in' })
    expect(await rowsOf()).toEqual(before)
  })

  it('may look at slots, though not for a person', async () => {
    const { patientId: _, replacingId: __, ...open } = example('slot.list', theirs)
    expect(await ask(null, 'slot.list', open)).toMatchObject({ status: 200, refusal: null })
  })

  it('is told the same about what exists and what does not', async () => {
    for (const [name, field] of cells.filter(([procedure]) => !ANONYMOUS.includes(procedure))) {
      const input = example(name, theirs)
      expect(await ask(null, name, input)).toEqual(await ask(null, name, { ...input, [field]: newKey() }))
    }
  })
})
