import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from './coverage-rules'
import { simulateFees } from './simulate-fees'

const paid = [
  { birthDate: localDate('2022-05-01'), startsOn: localDate('2026-09-10'), feeFen: fen(15_000) },
  { birthDate: localDate('2016-05-01'), startsOn: localDate('2026-10-06'), feeFen: fen(13_000) },
]
const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))

it('E4 49: says what families would have paid', () => {
  expect(simulateFees(paid, () => rules)).toEqual({
    coverages: 2,
    changed: 0,
    beforeFen: 28_000,
    afterFen: 28_000,
  })
  const dearer = { ...rules, 'MA-05': { underYears: 6, youngerFen: fen(15_500), olderFen: fen(13_000) } }
  expect(simulateFees(paid, () => dearer)).toMatchObject({ changed: 1, afterFen: 28_500 })
})
