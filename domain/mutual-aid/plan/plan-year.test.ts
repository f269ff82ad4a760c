import { expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { enrolmentWindow, planYearOn } from './plan-year'

const rules = { 'MA-03': { startMonth: 9, openMonths: 2, payMinutes: 30 } }

it.each([
  ['2026-08-31', { startsOn: '2025-09-01', endsOn: '2026-08-31' }],
  ['2026-09-01', { startsOn: '2026-09-01', endsOn: '2027-08-31' }],
  ['2027-03-10', { startsOn: '2026-09-01', endsOn: '2027-08-31' }],
])('MA-03: the plan’s year of %s', (on, year) => expect(planYearOn(localDate(on), rules)).toEqual(year))

it.each([
  ['2026-09-01', { opensOn: '2026-09-01', closesOn: '2026-10-31', isOpen: true, daysLeft: 61 }],
  ['2026-10-31', { opensOn: '2026-09-01', closesOn: '2026-10-31', isOpen: true, daysLeft: 1 }],
  ['2026-11-01', { opensOn: '2027-09-01', closesOn: '2027-10-31', isOpen: false, daysLeft: 304 }],
  ['2026-08-31', { opensOn: '2026-09-01', closesOn: '2026-10-31', isOpen: false, daysLeft: 1 }],
])('E4 1: the window on %s', (on, window) => expect(enrolmentWindow(localDate(on), rules)).toEqual(window))
