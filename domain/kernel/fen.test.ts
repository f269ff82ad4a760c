import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen, formatYuan } from './fen'

describe('an amount', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is never %d', (amount) => {
    expect(() => fen(amount)).toThrow(RangeError)
  })
})

describe('yuan on a screen', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [100, '¥1.00'],
    [99_999, '¥999.99'],
    [100_000, '¥1,000.00'],
    [123_456_789, '¥1,234,567.89'],
    [-5, '−¥0.05'],
    [-100_000, '−¥1,000.00'],
    [Number.MAX_SAFE_INTEGER, '¥90,071,992,547,409.91'],
  ])('%d fen are %s', (amount, shown) => {
    expect(formatYuan(fen(amount))).toBe(shown)
  })

  it('loses nothing: the digits shown are the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const shown = formatYuan(fen(amount))
        const read = BigInt(shown.replace(/[¥,.−]/g, '')) * (shown.startsWith('−') ? -1n : 1n)
        expect(read).toBe(BigInt(amount))
        expect(shown).toMatch(/^−?¥\d{1,3}(,\d{3})*\.\d\d$/)
      }),
    )
  })
})
