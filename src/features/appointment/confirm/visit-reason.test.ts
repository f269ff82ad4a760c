import { expect, test } from 'vitest'
import { COMPLAINTS, ESCORTS, NO_WORDS, VISIT_REASON_MAX, visitReason, WORDS_MAX } from './visit-reason'

test('what is wrong, then who comes along', () => {
  expect(visitReason({ complaints: ['发热', '咳嗽'], words: ' 两天了 ', escort: 'grandparent' })).toBe(
    '发热、咳嗽、两天了；老人带来',
  )
  expect(visitReason({ ...NO_WORDS, words: '发热' })).toBe('发热')
  expect(visitReason({ ...NO_WORDS, escort: 'spouse' })).toBe('另一位家长带来')
  expect(visitReason(NO_WORDS)).toBeUndefined()
})

test('the longest words still fit beside every tap', () => {
  for (const escort of ESCORTS) {
    const line = visitReason({ complaints: COMPLAINTS, words: '热'.repeat(WORDS_MAX), escort })
    expect(line?.length).toBeLessThanOrEqual(VISIT_REASON_MAX)
  }
})
