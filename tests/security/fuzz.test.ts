import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DOMAIN_ERROR_CODES } from '#domain/kernel/errors'
import { type KeptDatabase, keepDatabase } from '../support/database/kept-database'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { assertSeatsAddUp, createTestApp, type TestApp } from '../support/room/test-app'
import { everyProcedure, post } from '../support/server/post'
import { ACTORS, contextOf } from './actors'
import { expectTyped, TEXTS } from './typed-answer'

/** As many as the fault table asks for; the seed of a run that found something replays it. */
const RUNS = 100_000
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const BATCH = 200
/** Accounts are closed and sessions stopped on the way: now and then all is as it was. */
const BATCHES_PER_WORLD = 10

let app: TestApp
let worlds: readonly [World, World]
let kept: KeptDatabase
const exits: unknown[] = []
const noteExit = (reason: unknown): void => void exits.push(reason)

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  worlds = [await familyInTheMiddle(app), await familyInTheMiddle(app)]
  kept = await keepDatabase(app.database.pool)
  process.on('unhandledRejection', noteExit)
})
afterAll(async () => {
  process.off('unhandledRejection', noteExit)
  await app.close()
})

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(...TEXTS, ...DOMAIN_ERROR_CODES.slice(0, 3)),
  fc.constantFrom('a\u0000b', '\ud842', '__proto__', 1e308, -0, 2 ** 53, null, [], {}),
  fc.double(),
  fc.uuid(),
)
const call = fc.record({
  procedure: fc.constantFrom(...everyProcedure().map(({ name }) => name)),
  actor: fc.constantFrom(...ACTORS),
  changes: fc.array(fc.tuple(fc.nat(7), anything), { minLength: 1, maxLength: 3 }),
  extra: fc.option(fc.tuple(fc.string(), anything), { freq: 8 }),
})

it(`${RUNS} random inputs to every procedure, as everybody: no bug, no exit (seed ${SEED})`, async () => {
  const batch = fc.array(call, { minLength: BATCH, maxLength: BATCH })
  let played = 0
  await fc.assert(
    fc.asyncProperty(batch, async (calls) => {
      for (const { procedure, actor, changes, extra } of calls) {
        const input: Record<string, unknown> = { ...EXAMPLE_INPUTS[procedure]?.(worlds[0]) }
        const fields = Object.keys(input)
        for (const [which, value] of changes) {
          const field = fields[which % Math.max(1, fields.length)]
          if (field) input[field] = value
        }
        const body = JSON.stringify(extra ? { ...input, [extra[0]]: extra[1] } : input)
        const answer = await post(contextOf(app, actor, ...worlds), procedure, body)
        expectTyped(answer, `${actor} ${procedure} ${body}`)
      }
      if (++played % BATCHES_PER_WORLD > 0) return
      await assertSeatsAddUp(app)
      await kept.putBack()
    }),
    { numRuns: RUNS / BATCH, seed: SEED, endOnFailure: true },
  )
  expect(exits).toEqual([])
  app.assertQuiet()
}, 600_000)
