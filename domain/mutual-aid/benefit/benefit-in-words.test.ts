import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import type { BenefitStep } from './benefit'
import { benefitInWords, keptInWords } from './benefit-in-words'

const NOTHING = {
  note: null,
  ruleCode: null,
  ruleVersion: null,
  amountFen: null,
  ratioBasisPoints: null,
  inWords: null,
}

const STEPS: readonly BenefitStep[] = [
  { ...NOTHING, sign: '=', label: '医院总费用', note: '发票 2 张', amountFen: fen(2_156_080) },
  { ...NOTHING, sign: '=', label: '可以算的部分', amountFen: fen(1_234_567) },
  {
    ...NOTHING,
    sign: '×',
    label: '比例',
    ruleCode: 'MA-10',
    ruleVersion: localDate('2026-09-01'),
    ratioBasisPoints: 8_000,
  },
  { ...NOTHING, sign: '≤', label: '今年上限', inWords: '未触及' },
  { ...NOTHING, sign: '=', label: '互助金', amountFen: fen(963_654) },
]

it('says each step as a line of a sum, with its rule (V1)', () => {
  expect(benefitInWords(STEPS)).toEqual([
    {
      key: '0',
      sign: undefined,
      label: '医院总费用',
      note: '发票 2 张',
      figure: '21,560.80',
      weight: 'plain',
    },
    { key: '1', sign: '=', label: '可以算的部分', note: undefined, figure: '12,345.67', weight: 'total' },
    { key: '2', sign: '×', label: '比例', note: '规则 MA-10 · 2026 版', figure: '80%', weight: 'plain' },
    { key: '3', sign: '≤', label: '今年上限', note: undefined, figure: '未触及', weight: 'plain' },
    { key: '4', sign: '=', label: '互助金', note: undefined, figure: '9,636.54', weight: 'result' },
  ])
})

it('says what is kept of it for a fee that is owed, and what reaches the family (MA-19)', () => {
  expect(keptInWords(fen(963_654), fen(0))).toEqual([])
  const lines = keptInWords(fen(963_654), fen(15_000))
  expect(lines.map(({ sign, label, figure }) => `${sign} ${label} ${figure}`)).toEqual([
    '− 欠着的参加费 150.00',
    '= 打到账户 9,486.54',
  ])
})
