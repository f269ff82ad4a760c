import { expect, test } from 'vitest'
import { NOTHING_ANSWERED, openQuestions } from './survey-answers'

test('the send button counts what is still open', () => {
  expect(openQuestions(NOTHING_ANSWERED)).toBe(3)
  expect(openQuestions({ overall: 'satisfied', waiting: 'short', explanation: null })).toBe(1)
  expect(openQuestions({ overall: 'satisfied', waiting: 'short', explanation: 'clear' })).toBe(0)
})
