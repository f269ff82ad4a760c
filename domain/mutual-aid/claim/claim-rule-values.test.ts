import { expect, it } from 'vitest'
import { CLAIM_RULE_DEFINITIONS } from './claim-rule-values'

const accepts = (value: unknown) => CLAIM_RULE_DEFINITIONS['MA-11'].change?.value.safeParse(value).success

it.each([
  ['above the ordinary cap', 20_000_000, true],
  ['the same as the ordinary cap', 10_000_000, true],
  ['below the ordinary cap', 9_999_999, false],
])(
  'MA-11: the cap with serious diseases may not be less than the ordinary one: %s',
  (_, majorFen, isTaken) => {
    expect(accepts({ ordinaryFen: 10_000_000, majorFen, rareDrugFen: 5_000_000 })).toBe(isTaken)
  },
)
