import { describe, expect, it } from 'vitest'
import { typedYuan } from './typed-yuan'

describe('an amount as it is typed', () => {
  it.each([
    ['12345.67', 1_234_567],
    ['12,345.67', 1_234_567],
    ['￥ 8600', 860_000],
    ['0.5', 50],
    ['3.', 300],
    ['12。30', 1_230],
    ['0', 0],
  ])('%s → %d 分', (text, amountFen) => {
    expect(typedYuan(text)).toBe(amountFen)
  })

  it.each(['', '一百', '1.234', '-3', '1e5', '99999999999', '100000000.01'])('%s is none', (text) => {
    expect(typedYuan(text)).toBeNull()
  })
})
