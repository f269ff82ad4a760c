import { expect, it } from 'vitest'
import { ruleInWords } from '../../kernel/rule-definition'
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

it.each([
  [
    'MA-09',
    '一级医院 ¥50.00，二级医院 ¥100.00，三级医院 ¥300.00，大病门诊 ¥0.00',
    { scope: 'year', primaryFen: 5_000, secondaryFen: 10_000, tertiaryFen: 30_000, majorOutpatientFen: 0 },
  ],
  [
    'MA-10',
    '社区首诊加转诊 80%，急诊 80%，只在社区看 85.5%，直接去医院 50%，认证医生首诊另加 5%，加了以后不超过 90%，首诊在入院前 14 天内，急诊补登 48 小时内',
    {
      A: 8000,
      B: 8000,
      C: 8550,
      D: 5000,
      certifiedBonus: 500,
      max: 9000,
      firstContactDays: 14,
      lateHours: 48,
    },
  ],
  [
    'MA-11',
    '普通 ¥100,000.00，加上大病 ¥200,000.00，罕见病用药 ¥100,000.00',
    { ordinaryFen: 10_000_000, majorFen: 20_000_000, rareDrugFen: 10_000_000 },
  ],
  [
    'MA-16',
    '必查，互助金满 ¥5,000.00，必查，费用超过同类平均 200%，其余抽查 5%，必查，同一家同样金额 3 次',
    { fullFromFen: 500_000, varianceBasisPoints: 20_000, sampleBasisPoints: 500, sameAmountTimes: 3 },
  ],
] as const)('%s is read in 元 and per cent, never in 分 or ten-thousandths', (code, words, value) => {
  expect(ruleInWords(value, CLAIM_RULE_DEFINITIONS[code])).toBe(words)
})
