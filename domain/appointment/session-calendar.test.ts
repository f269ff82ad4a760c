import { describe, expect, it } from 'vitest'
import { daysBetween, localDate } from '../kernel/time'
import { HOLIDAYS_2026, holidayOn, isHeldOn } from './session-calendar'

const thursdays = {
  weekday: 4,
  validFrom: localDate('2026-01-01'),
  validTo: localDate('2026-12-31'),
  onHolidays: false,
}

describe('the holidays of 2026', () => {
  it('are the 33 days of the notice', () => {
    const days = HOLIDAYS_2026.map(({ from, to }) => daysBetween(from, to) + 1)
    expect(days.reduce((sum, each) => sum + each, 0)).toBe(33)
  })

  it.each([
    ['2026-09-30', null],
    ['2026-10-01', '国庆节'],
    ['2026-10-07', '国庆节'],
    ['2026-10-08', null],
  ])('on %s: %s', (day, name) => {
    expect(holidayOn(HOLIDAYS_2026, localDate(day))?.nameZh ?? null).toBe(name)
  })
})

describe('a weekly pattern is held', () => {
  it.each([
    ['on its weekday', '2026-10-08', {}, true],
    ['on no other', '2026-10-09', {}, false],
    ['from its first day', '2026-01-01', {}, true],
    ['not before', '2025-12-25', {}, false],
    ['not from its end on', '2026-12-31', {}, false],
    ['without an end for ever', '2026-12-31', { validTo: null }, true],
  ])('%s', (_, day, change, held) => {
    expect(isHeldOn({ ...thursdays, ...change }, localDate(day), null)).toBe(held)
  })

  it.each([
    ['holiday', false, false],
    ['holiday', true, true],
    ['closure', true, false],
    ['working', false, true],
  ] as const)(
    'on a day that the calendar calls %s, by a place whose onHolidays is %s: %s',
    (kind, onHolidays, held) => {
      expect(isHeldOn({ ...thursdays, onHolidays }, localDate('2026-10-08'), { kind })).toBe(held)
    },
  )
})
