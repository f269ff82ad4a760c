import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { refusalOf } from '../support/refusal-of'
import { createTestApp, newKey, type TestApp } from '../support/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  // Before anybody asks: a process goes on for some seconds with the rules it has read.
  const own = { region: '青石县', code: 'BK-13', source: '县卫健局通知', verified: true }
  const periods = [
    { validFrom: new Date('2026-11-01'), validTo: new Date('2026-11-21'), value: { holdMinutes: 3 } },
    { validFrom: new Date('2026-11-21'), validTo: new Date('2026-11-22'), value: { holdMinutes: 8 } },
    { validFrom: new Date('2026-11-22'), validTo: null, value: { holdMinutes: 4 } },
  ]
  await app.database.db.ruleSet.createMany({ data: periods.map((period) => ({ ...own, ...period })) })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

it('says the rules in force at a place today, before anybody has logged in', async () => {
  const organizationId = await app.newOrganization()
  expect(await app.as(null).slot.rules({ organizationId })).toEqual({
    windowDays: 14,
    releaseAt: '07:00',
    sameDayFrom: '07:00',
    leadMinutes: 15,
    holdMinutes: 5,
    perDay: 2,
    open: 3,
    freeCancelDaysBefore: 1,
    freeCancelUntil: '24:00',
  })
})

it('says a county’s own rule instead of the general one, in the version of today', async () => {
  const organizationId = await app.newOrganization()
  const where = { id: organizationId }
  await app.database.db.organization.update({ where, data: { region: '青石县' } })
  expect((await app.as(null).slot.rules({ organizationId })).holdMinutes).toBe(8)
})

it('knows no place that does not exist', async () => {
  expect(await refusalOf(app.as(null).slot.rules({ organizationId: newKey() }))).toBe('not_found')
})
