import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { createTestApp, type TestApp } from '../support/room/test-app'
import { everyProcedure, post } from '../support/server/post'
import { ACCESS } from './access-table'
import { type Actor, contextOf } from './actors'

/** It shows reports, of which a delegate sees none. */
const SHOWS_NOTHING = 'record.reportTrend'
/** A write: its row says who wrote it. */
const WRITES = 'record.addMeasurement'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** The lines that a call of the example left. */
async function linesOf(actor: Actor, procedure: string) {
  const { _max } = await app.database.db.auditEvent.aggregate({ _max: { id: true } })
  const input = EXAMPLE_INPUTS[procedure]?.(world)
  const { refusal } = await post(contextOf(app, actor, world, world), procedure, JSON.stringify(input))
  expect(refusal).toBeNull()
  return app.database.db.auditEvent.findMany({
    where: { id: { gt: _max.id ?? 0n } },
    select: { action: true, role: true, purpose: true, patientIds: true, fields: true },
  })
}

const readByCarers = everyProcedure()
  .map(({ name }) => name)
  .filter((name) => name.startsWith('record.') && ACCESS[name]?.who === 'carer' && name !== WRITES)

describe('who reads a record at home (rules D-CARD-09, decision 140)', () => {
  it.each(readByCarers)('%s leaves a line of a delegate and none of a guardian', async (procedure) => {
    expect(await linesOf('guardian', procedure)).toEqual([])
    const lines = await linesOf('delegate', procedure)
    if (procedure === SHOWS_NOTHING) return expect(lines).toEqual([])
    expect(lines).toMatchObject([
      { action: procedure, role: 'delegate', purpose: 'entrusted', patientIds: [world.patientId] },
    ])
    for (const { fields } of lines) expect(fields).not.toContain('report')
  })

  it('is shown to the guardian', async () => {
    await linesOf('delegate', 'record.growth')
    const { rows } = await app.as(world.accountId).record.accessLog({ patientId: world.patientId })
    expect(rows[0]).toMatchObject({
      who: null,
      role: 'delegate',
      purpose: 'entrusted',
      fields: ['birth-facts', 'measurement'],
    })
  })
})

describe('what staff see of the person beside the entries', () => {
  it.each([
    ['chart.growth', ['name', 'sex', 'birth-date', 'birth-facts', 'measurement']],
    ['chart.checkups', ['name', 'sex', 'birth-date', 'checkup']],
    ['chart.immunization', ['name', 'sex', 'birth-date', 'immunization']],
    ['chart.birthFacts', ['birth-facts', 'measurement']],
    ['chart.saveBirthFacts', ['birth-facts', 'measurement']],
  ])('%s names it', async (procedure, fields) => {
    expect(await linesOf('family-doctor', procedure)).toMatchObject([{ action: procedure, fields }])
  })
})
