import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'
import { newOffice, why } from '../../support/rows/test-office'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:30:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

it('what no row can keep is bad input wherever an operator types it, and no bug', async () => {
  const region = '复核县'
  const { caller } = await newOffice(app, region)
  const bad = 'a\u0000b'
  const validFrom = dayAfter(app, 3)
  const change = {
    region,
    code: 'BK-13',
    validFrom,
    value: { holdMinutes: 8 },
    source: '来源',
    verified: true,
  }
  const day = { region, date: validFrom, kind: 'closure', name: '停诊' } as const
  const calls = [
    () => caller.rule.change({ ...change, ...why(), reason: bad }),
    () => caller.rule.change({ ...change, ...why(), source: bad }),
    () => caller.rule.withdraw({ region, code: bad, validFrom, ...why() }),
    () => caller.rule.versions({ region, code: bad }),
    () => caller.calendar.setDay({ ...day, name: 'a\ud842', ...why() }),
    () => caller.change.list({ subjectId: bad }),
  ]
  for (const call of calls) expect(await refusalOf(call())).toBe('input_invalid')
})
