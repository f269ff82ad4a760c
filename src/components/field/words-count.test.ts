import { expect, test } from 'vitest'
import { wordsCount } from './words-count'

test.each([
  ['nothing written', 0, 200, undefined],
  ['room enough', 159, 200, undefined],
  ['four fifths', 160, 200, '已写 160 / 200 字'],
  ['one left', 199, 200, '已写 199 / 200 字'],
  ['full', 200, 200, '写满了，最多 200 字'],
  ['a draft of before the limit was lower', 230, 200, '写满了，最多 200 字'],
])('%s', (_, length, max, words) => {
  expect(wordsCount(length, max)).toBe(words)
})
