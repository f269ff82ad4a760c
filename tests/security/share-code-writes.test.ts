import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { createTestApp, type TestApp } from '../support/room/test-app'
import { everyProcedure, post } from '../support/server/post'
import { contextOf } from './actors'

/**
 * What a family shows by a code for a quarter of an hour is read: of everything that staff can write into a record, by
 * the router itself, whoever holds a code of all of it may write nothing.
 */
let app: TestApp
let mine: World
let theirs: World

/** The doors, which write into no entry. */
const DOORS: readonly string[] = ['chart.openShared', 'chart.breakGlass']
/** Asked by the visit or the question of one's own place: there is none. */
const OF_ONES_OWN: readonly string[] = ['chart.addPrescription', 'chart.answerCorrection']

const writes = everyProcedure()
  .filter(({ name, fields }) => name.startsWith('chart.') && fields.includes('idempotencyKey'))
  .map(({ name }) => name)
  .filter((name) => !DOORS.includes(name))

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  mine = await familyInTheMiddle(app)
  theirs = await familyInTheMiddle(app)
  const { accountId, staff } = theirs.staff['family-doctor']
  const openedAt = app.clock.now()
  await app.database.db.recordOpening.create({
    data: {
      patientId: mine.patientId,
      accountId,
      role: 'family-doctor',
      organizationId: staff.duties[0]?.organizationId ?? '',
      basis: 'share-code',
      sections: [...ENTRY_KINDS],
      openedAt,
      expiresAt: new Date(openedAt.getTime() + 15 * 60_000),
    },
  })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const reader = () => contextOf(app, 'other centre’s doctor', mine, theirs)

it('is a code that is open, of a record that can be written into', async () => {
  const { chart } = app.as(theirs.staff['family-doctor'].accountId, theirs.staff['family-doctor'].staff)
  expect(await chart.summary({ patientId: mine.patientId })).toMatchObject({ basis: 'share-code' })
  expect(writes.length).toBeGreaterThan(15)
})

it.each(writes)('%s', async (procedure) => {
  const example = EXAMPLE_INPUTS[procedure]?.(mine)
  const { refusal } = await post(reader(), procedure, JSON.stringify(example))
  expect(refusal).toBe(OF_ONES_OWN.includes(procedure) ? 'not_found' : 'not_permitted')
})
