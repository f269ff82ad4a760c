import { expect, test } from 'vitest'
import { findingsAt } from './findings-at'

test.each([
  [17, true],
  [18, false],
])('at %i months the fontanelle is looked at: %s', (ageMonths, isLookedAt) => {
  expect(findingsAt(ageMonths).includes('fontanelle')).toBe(isLookedAt)
})
