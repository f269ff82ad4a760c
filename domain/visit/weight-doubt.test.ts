import { describe, expect, test } from 'vitest'
import { weightDoubt } from './weight-doubt'

describe('D-GR-06: a weight that cannot be is doubted before it is saved', () => {
  test.each([
    ['E3 30: 85 kg at one year', 85_000, 12, 'too-heavy'],
    ['92 for 9.2 kg at 14 months', 92_000, 14, 'too-heavy'],
    ['0.92 for 9.2 kg at 14 months', 920, 14, 'too-light'],
    ['a newborn of 3.2 kg', 3200, 0, null],
    ['9.2 kg at 14 months', 9200, 14, null],
    ['15 kg at three years', 15_000, 36, null],
    ['40 kg at ten years', 40_000, 120, null],
    ['a grown-up', 120_000, 400, null],
  ])('%s', (_, grams, ageMonths, doubt) => {
    expect(weightDoubt(grams, ageMonths)).toBe(doubt)
  })
})
