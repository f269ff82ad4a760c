import { expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { yuanInCapitals } from './yuan-in-capitals'

it.each([
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角整'],
  [105, '壹元零伍分'],
  [150, '壹元伍角整'],
  [10_000, '壹佰元整'],
  [1_680_32, '壹仟陆佰捌拾元叁角贰分'],
  [107_000_53, '壹拾万柒仟元伍角叁分'],
  [1_409_50, '壹仟肆佰零玖元伍角整'],
  [6_007_14, '陆仟零柒元壹角肆分'],
  [325_04, '叁佰贰拾伍元零肆分'],
  [100_005_000_00, '壹亿零伍仟元整'],
  [100_500_000_00, '壹亿零伍拾万元整'],
  [20_000_00, '贰万元整'],
])('%i 分 is %s', (amount, words) => {
  expect(yuanInCapitals(fen(amount))).toBe(words)
})

it('writes nothing below nought', () => {
  expect(() => yuanInCapitals(fen(-1))).toThrow(RangeError)
})
