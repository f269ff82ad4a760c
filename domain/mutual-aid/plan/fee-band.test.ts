import { expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from './coverage-rules'
import { feeBandZh, feeOf } from './fee-band'

const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))

it.each([
  // E4 3, MA-05: for the year from 2022-09-01.
  ['2016-08-31', '2022-09-01', '6-and-over', 13_000],
  ['2016-09-01', '2022-09-01', 'under-6', 15_000],
  ['2016-02-29', '2022-09-01', '6-and-over', 13_000],
  // Born within the plan's year.
  ['2026-10-01', '2026-09-01', 'under-6', 15_000],
])('E4 3: born %s, in the year from %s: %s', (birthDate, startsOn, band, feeFen) => {
  expect(feeOf(localDate(birthDate), { startsOn: localDate(startsOn) }, rules)).toEqual({ band, feeFen })
})

it('says the ages of each band', () => {
  expect([feeBandZh('under-6', rules), feeBandZh('6-and-over', rules)]).toEqual(['0–5 岁', '6–17 岁'])
})
