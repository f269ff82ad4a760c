import { expect, it } from 'vitest'
import { COVERAGE_RULE_DEFINITIONS } from './coverage-rule-values'

const accepts = (value: unknown) => COVERAGE_RULE_DEFINITIONS['MA-22'].change?.value.safeParse(value).success

it.each([
  ['before', 2, true],
  ['at the moment at which', 3, false],
  ['after', 4, false],
])(
  'MA-22: a reserve is warned of earlier than nobody is invited any more: stopped %s warned',
  (_, stopMonths, isTaken) => {
    expect(accepts({ warnMonths: 3, stopMonths })).toBe(isTaken)
  },
)
