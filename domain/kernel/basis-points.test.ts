import { expect, test } from 'vitest'
import { percentInWords, shareOf } from './basis-points'
import { fen } from './fen'

test.each([
  [8_000, '80%'],
  [8_550, '85.5%'],
  [133, '1.33%'],
  [0, '0%'],
])('%i basis points are %s', (basisPoints, words) => {
  expect(percentInWords(basisPoints)).toBe(words)
})

test.each([
  [1_204_567, 8_000, 963_654],
  [1, 5_000, 1],
  [1, 4_999, 0],
  [0, 8_000, 0],
  // A float of 0.285 would come to 28 and a little less than a half.
  [100, 2_850, 29],
])('of %i fen, %i basis points are %i', (amount, basisPoints, share) => {
  expect(shareOf(fen(amount), basisPoints)).toBe(share)
})
