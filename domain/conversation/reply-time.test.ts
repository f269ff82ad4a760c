import fc from 'fast-check'
import { expect, test } from 'vitest'
import { medianReplyMinutes, replyWords } from './reply-time'

const rule = { answersMin: 5 }

test.each([
  ['four answers promise nothing', [1, 1, 1, 1], [], null],
  ['the middle one of five', [5, 10, 20, 40, 400], [], 20],
  ['the longer one of two in the middle', [10, 10, 10, 30, 30, 30], [], 30],
  ['part of a minute is a whole one', [0.2, 0.2, 0.2, 0.2, 0.2], [], 1],
  ['who waits in vain counts', [10, 10, 10, 10, 10], [5000, 5000, 5000, 5000, 5000, 5000], 5000],
  ['who has only just written does not', [10, 10, 10, 10, 10], [1, 1, 1, 1, 1, 1], 10],
] as const)('%s (journeys E2 38)', (_what, answered, waiting, minutes) => {
  expect(medianReplyMinutes(answered, waiting, rule)).toBe(minutes)
})

test('more people waiting never make a team look quicker', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 5, maxLength: 60 })
  fc.assert(
    fc.property(minutes, fc.array(fc.integer({ min: 0, max: 50_000 })), (answered, waiting) => {
      const without = medianReplyMinutes(answered, [], rule) ?? 0
      expect(medianReplyMinutes(answered, waiting, rule)).toBeGreaterThanOrEqual(without)
    }),
  )
})

test.each([
  [null, '工作日内回复'],
  [0, '平时 1 分钟内回'],
  [60, '平时 60 分钟内回'],
  [61, '平时 2 小时内回'],
  [2880, '平时 48 小时内回'],
  [2881, '平时 3 天内回'],
])('%s minutes read as %s', (minutes, words) => {
  expect(replyWords(minutes)).toBe(words)
})
