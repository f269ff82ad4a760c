import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#server/platform/context'
import { type KeptDatabase, keepDatabase } from '../support/database/kept-database'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { createTestApp, newKey, type TestApp } from '../support/room/test-app'
import { type Answer, everyProcedure, post } from '../support/server/post'
import { ACCESS, type AccessRow } from './access-table'
import { ACTORS, type Actor, contextOf } from './actors'

/**
 * Every procedure of the router × everybody who may ask × what is their own, somebody else's, or absent. What the
 * table does not allow is refused, and answers about another's and about nothing are the same to the byte.
 */
let app: TestApp
let mine: World
let theirs: World
let kept: KeptDatabase

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  mine = await familyInTheMiddle(app)
  theirs = await familyInTheMiddle(app)
  kept = await keepDatabase(app.database.pool)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const as = (actor: Actor) => contextOf(app, actor, mine, theirs)

const procedures = everyProcedure().map(({ name }) => name)
const namesSomething = (field: string) => /(^ids?|Ids?)$/.test(field)
const cells = everyProcedure().flatMap(({ name, fields }) =>
  fields.filter(namesSomething).map((field) => `${name} ${field}`),
)
const rowOf = (procedure: string): AccessRow => {
  const row = ACCESS[procedure]
  if (!row) throw new Error(`no row for ${procedure} in tests/security/access-table.ts`)
  return row
}
const foreignIds = (procedure: string) =>
  Object.entries(rowOf(procedure).ids ?? {}).filter(([, answer]) => answer !== 'public')

function example(procedure: string, world: World): Record<string, unknown> {
  const make = EXAMPLE_INPUTS[procedure]
  if (!make) throw new Error(`no example of ${procedure} in tests/support/inputs/example-inputs.ts`)
  return { ...make(world) }
}

const ask = (context: Context, procedure: string, input: object): Promise<Answer> =>
  post(context, procedure, JSON.stringify(input))

const withKey = (input: object) => ('idempotencyKey' in input ? { idempotencyKey: newKey() } : {})
/** An id of the same kind that nothing has. Events of the audit are numbered. */
const absent = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(() => newKey())
  return typeof value === 'string' && /^\d+$/.test(value) ? '999999999999999999' : newKey()
}

/** Refused because of who asks, or as if it were not there. */
const ACCESS_REFUSALS = ['not_logged_in', 'not_permitted', 'not_found', 'delegate_not_permitted']

/** How the table says that an actor is received with an input of their own. */
function expectedOf(actor: Actor, { who, ids, notTheirs }: AccessRow): 'allowed' | readonly string[] {
  if (who === 'anybody') return 'allowed'
  if (actor === 'nobody') return ['not_logged_in']
  if (Array.isArray(who)) {
    if (actor === 'other centre’s doctor') {
      return who.includes('family-doctor') ? foreignAnswers(ids) : ['not_permitted']
    }
    if ((notTheirs as readonly string[] | undefined)?.includes(actor)) return foreignAnswers(ids)
    return (who as readonly string[]).includes(actor) ? 'allowed' : ['not_permitted']
  }
  if (actor === 'guardian') return 'allowed'
  if (who === 'account') return foreignAnswers(ids)
  if (actor === 'delegate') return who === 'carer' ? 'allowed' : ['delegate_not_permitted', 'not_found']
  return foreignAnswers(ids)
}

/** Without an owned id everybody has something of their own. */
function foreignAnswers(ids: AccessRow['ids']): 'allowed' | readonly string[] {
  const answers = Object.values(ids ?? {}).filter((answer) => answer !== 'public' && answer !== 'nothing')
  return answers.length === 0 ? 'allowed' : answers
}

/** That somebody asked, and how often, is kept even where the answer is no. */
const NOTED = [
  'audit_event',
  'audit_link',
  'document_try',
  'document_inquiry',
  'delegation_code_try',
  'idempotency_record',
  'access_token',
]

/** The tables that are not as before, but for the notes; they are now. */
async function changedTables(): Promise<readonly string[]> {
  return (await kept.putBack()).filter((table) => !NOTED.includes(table))
}

describe('the table', () => {
  it('has a row for every procedure and no other', () => {
    expect(procedures.length).toBeGreaterThan(25)
    expect(Object.keys(ACCESS).sort()).toEqual([...procedures].sort())
  })

  it('names every id that the API takes and no other', () => {
    const named = Object.entries(ACCESS).flatMap(([name, { ids }]) =>
      Object.keys(ids ?? {}).map((field) => `${name} ${field}`),
    )
    expect(named.sort()).toEqual([...cells].sort())
  })
})

describe.each(procedures)('%s', (procedure) => {
  const refusing = ACTORS.filter((actor) => expectedOf(actor, rowOf(procedure)) !== 'allowed')
  const allowed = ACTORS.filter((actor) => !refusing.includes(actor))
  afterAll(() => kept.putBack())

  it('refuses whom the table refuses, and nothing changes', async () => {
    for (const actor of refusing) {
      const { refusal } = await ask(as(actor), procedure, example(procedure, mine))
      expect(expectedOf(actor, rowOf(procedure)), `${actor} was answered ${refusal}`).toContain(refusal)
    }
    expect(await changedTables()).toEqual([])
  })

  it.runIf(foreignIds(procedure).length > 0)(
    'tells of another’s what it tells of nothing, and nothing changes',
    async () => {
      for (const actor of ACTORS.filter(
        (each) => each !== 'other guardian' && each !== 'other centre’s doctor',
      )) {
        for (const [field, answer] of foreignIds(procedure)) {
          const input = example(procedure, mine)
          const foreign = await ask(as(actor), procedure, {
            ...input,
            [field]: example(procedure, theirs)[field],
          })
          const nothing = await ask(as(actor), procedure, {
            ...input,
            ...withKey(input),
            [field]: absent(input[field]),
          })
          expect(foreign, `${actor}: ${field}`).toEqual(nothing)
          if (allowed.includes(actor)) expect(foreign.refusal ?? 'nothing', `${actor}: ${field}`).toBe(answer)
          const id = String(example(procedure, theirs)[field])
          // The number of a change is short enough to stand in any text.
          if (answer !== 'nothing' && id.length > 8) expect(foreign.text).not.toContain(id)
        }
      }
      expect(await changedTables()).toEqual([])
    },
  )

  it('lets in whom the table lets in', async () => {
    const { answersHere } = rowOf(procedure)
    const isShared = 'idempotencyKey' in example(procedure, mine) && foreignIds(procedure).length > 0
    for (const actor of allowed) {
      const { refusal } = await ask(as(actor), procedure, example(procedure, mine))
      if (answersHere) expect(refusal).toBe(answersHere)
      else expect(ACCESS_REFUSALS, `${actor} was answered ${refusal}`).not.toContain(refusal)
      // What one actor has done to what they share is not there to be done again.
      if (isShared) await kept.putBack()
    }
  })
})

it('slot.list without a person is open to whoever has not logged in', async () => {
  const { patientId: _, replacingId: __, ...open } = example('slot.list', theirs)
  expect(await ask(app.context(null), 'slot.list', open)).toMatchObject({ status: 200, refusal: null })
})
