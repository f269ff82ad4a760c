import { describe, expect, test } from 'vitest'
import { fontScale, shouldOfferElderMode } from './font-scale'

describe('design guide §3: follow the phone, cap the product with elder mode at 1.6', () => {
  test.each([
    [1, false, 1],
    [1.2, false, 1.2],
    [2, false, 1.6],
    [0.8, false, 1],
    [1, true, 1],
    [1.1, true, 1.1],
    [1.6, true, 1.6 / 1.35],
  ])('phone %d, elder %s → %d', (phoneScale, elder, scale) => {
    expect(fontScale(phoneScale, elder)).toBeCloseTo(scale)
  })

  test('elder mode is offered from 1.3', () => {
    expect([1, 1.29, 1.3, 1.6].map(shouldOfferElderMode)).toEqual([false, false, true, true])
  })
})
