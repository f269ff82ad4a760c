import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { DEFAULT_BOOKING_RULES } from './booking-rules'
import { CALENDAR_DAY_CODE, calendarDayOn, type DayKind } from './calendar-day'

const entry = (region: string, day: string, next: string, kind: DayKind) => ({
  region,
  code: CALENDAR_DAY_CODE,
  validFrom: localDate(day),
  validTo: localDate(next),
  value: { kind, nameZh: '示例' },
  source: '县卫健局通知',
  verified: true,
})
const rules = [
  ...DEFAULT_BOOKING_RULES,
  entry('*', '2026-10-08', '2026-10-09', 'holiday'),
  entry('青石县', '2026-10-08', '2026-10-09', 'closure'),
  entry('青石县', '2026-10-07', '2026-10-08', 'working'),
]

it.each([
  ['the notice closes a day', '青石县', '2026-10-01', 'holiday'],
  ['a county opens a day of the notice', '青石县', '2026-10-07', 'working'],
  ['and no other county does', '云溪县', '2026-10-07', 'holiday'],
  ['an entry for everybody', '云溪县', '2026-10-08', 'holiday'],
  ['gives way to the county’s own', '青石县', '2026-10-08', 'closure'],
  ['and ends with its day', '青石县', '2026-10-09', null],
])('%s: %s on %s', (_, region, day, kind) => {
  expect(calendarDayOn(rules, region, localDate(day))?.kind ?? null).toBe(kind)
})
