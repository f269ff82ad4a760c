import { expect, it } from 'vitest'
import { instantAt, localDate, localTime } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from '../plan/coverage-rules'
import { endsToRemindOf, lastDayToPay, owedStartsToRemindOf, owedUntil } from './coverage-reminder'

const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))
const endsOn = localDate('2026-08-31')
const startsOn = localDate('2026-09-01')

/** The turns of which a coverage that ends on 2026-08-31 is told on a day. */
function endingOn(on: string): readonly string[] {
  const { ending, grace } = endsToRemindOf(localDate(on), rules)
  const named = [
    ...ending.map((each) => ({ name: `${each.turn} before`, ...each })),
    { name: 'grace', ...grace },
  ]
  return named.filter(({ days }) => days.includes(endsOn)).map(({ name }) => name)
}

it.each([
  ['2026-07-31', []],
  ['2026-08-01', ['30 before']],
  // The mornings after it, in case nobody was there to tell.
  ['2026-08-07', ['30 before']],
  ['2026-08-08', []],
  ['2026-08-24', ['7 before']],
  ['2026-08-30', ['7 before']],
  ['2026-08-31', []],
  // Its grace ends on 2026-10-30.
  ['2026-10-22', []],
  ['2026-10-23', ['grace']],
  ['2026-10-29', ['grace']],
  ['2026-10-30', []],
] as const)('E4 16: tells three times before anything is lost, on %s of %j', (on, told) => {
  expect(endingOn(on)).toEqual(told)
})

it.each([
  ['2026-09-29', []],
  ['2026-09-30', [30]],
  ['2026-10-06', [30]],
  ['2026-10-07', []],
  ['2026-10-23', [7]],
  ['2026-10-29', [7]],
  ['2026-10-31', []],
] as const)('E4 16: tells of a fee that is owed before its grace is over, on %s of %j', (on, turns) => {
  expect(owedUntil(startsOn, rules)).toBe('2026-10-30')
  const told = owedStartsToRemindOf(localDate(on), rules).filter(({ days }) => days.includes(startsOn))
  expect(told.map(({ turn }) => turn)).toEqual(turns)
})

it('counts a time to pay in days that are whole', () => {
  expect(lastDayToPay(instantAt(localDate('2026-10-30'), localTime('24:00')))).toBe('2026-10-30')
})
