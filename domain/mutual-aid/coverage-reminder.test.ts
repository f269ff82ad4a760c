import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { endsToRemindOf, owedStartsToRemindOf, owedUntil } from './coverage-reminder'
import { coverageRules, DEFAULT_COVERAGE_RULES } from './coverage-rules'

const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))

it('E4 16: tells three times before anything is lost', () => {
  const day = (on: string) => endsToRemindOf(localDate(on), rules)
  expect(day('2026-08-01').first).toBe('2026-08-31')
  expect(day('2026-08-24').second).toBe('2026-08-31')
  // Its grace ends on 2026-10-30.
  expect(day('2026-10-23').grace).toBe('2026-08-31')
})

it('E4 16: tells of a fee that is owed before its grace is over', () => {
  const startsOn = localDate('2026-09-01')
  expect(owedUntil(startsOn, rules)).toBe('2026-10-30')
  const days = ['2026-09-30', '2026-10-23', '2026-10-24']
  expect(days.map((on) => owedStartsToRemindOf(localDate(on), rules).includes(startsOn))).toEqual([
    true,
    true,
    false,
  ])
})
