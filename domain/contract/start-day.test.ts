import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { firstDayInForce, refuseStartDay, startDays } from './start-day'

const rules = {
  'FD-TERM': { years: [1, 3], aheadDays: 90 },
  'FD-SWITCH': { coolingOffDays: 7, noticeDays: 3, freeAfterLossDays: 60 },
} as const
const today = localDate('2026-10-13')

describe('on which days a contract may begin', () => {
  it.each([
    ['new', null, '2026-10-13', '2027-01-11'],
    // It ended today: tomorrow is free.
    ['new', '2026-10-13', '2026-10-14', '2027-01-11'],
    ['new', '2027-03-01', '2027-03-02', '2027-03-02'],
    ['renewal', '2026-12-01', '2026-12-02', '2026-12-02'],
    // In the days of grace.
    ['renewal', '2026-10-01', '2026-10-13', '2026-10-13'],
    ['switch', '2027-05-01', '2026-10-16', '2027-05-02'],
    ['switch', '2026-10-14', '2026-10-15', '2026-10-15'],
    ['switch', '2026-10-01', '2026-10-13', '2026-10-13'],
  ] as const)('%s after %s: %s to %s', (kind, coveredUntil, from, to) => {
    expect(startDays(kind, coveredUntil && localDate(coveredUntil), today, rules)).toEqual({ from, to })
  })

  it('E2 28: leaves a contract that has not begun on its first day at the earliest', () => {
    const [coveredUntil, leftFrom] = [localDate('2027-05-01'), localDate('2026-12-01')]
    expect(startDays('switch', coveredUntil, today, rules, leftFrom).from).toBe('2026-12-01')
    expect(startDays('switch', coveredUntil, today, rules, localDate('2026-05-02')).from).toBe('2026-10-16')
  })

  it.each([
    ['as applied for', '2026-10-20', null, '2026-10-20'],
    ['accepted late', '2026-10-10', null, '2026-10-13'],
    ['accepted late, on the last day of another one', '2026-10-10', '2026-10-13', '2026-10-14'],
    ['after the end of another one', '2026-10-20', '2026-10-13', '2026-10-20'],
  ] as const)('%s', (_, startsOn, takenUntil, first) => {
    expect(
      firstDayInForce({ startsOn: localDate(startsOn) }, today, takenUntil && localDate(takenUntil)),
    ).toBe(first)
  })

  it('refuses the day before and the day after', () => {
    const days = startDays('new', null, today, rules)
    expect(refuseStartDay(days.from, days)).toBeNull()
    expect(refuseStartDay(days.to, days)).toBeNull()
    for (const day of ['2026-10-12', '2027-01-12']) {
      expect(refuseStartDay(localDate(day), days)?.code).toBe('contract_start_day')
    }
  })
})
