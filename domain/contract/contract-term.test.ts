import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, localDate } from '../kernel/time'
import { contractYearStartsOn, termEndsOn } from './contract-term'

const day = (text: string) => localDate(text)
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2020-01-01'), days))

describe('the last day of a term', () => {
  it.each([
    ['2026-10-13', 1, '2027-10-12'],
    ['2026-10-13', 3, '2029-10-12'],
    // E2 45: a leap day.
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 3, '2027-02-28'],
    ['2023-03-01', 1, '2024-02-29'],
    ['2026-01-01', 1, '2026-12-31'],
    ['2026-03-31', 1, '2027-03-30'],
  ])('%s for %i years ends on %s', (startsOn, years, endsOn) => {
    expect(termEndsOn(day(startsOn), years)).toBe(endsOn)
  })

  it('leaves no day between a term and the next, and shares none', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(1, 3), (startsOn, years) => {
        const days = daysBetween(startsOn, termEndsOn(startsOn, years)) + 1
        expect(days).toBeGreaterThanOrEqual(365 * years)
        expect(days).toBeLessThanOrEqual(365 * years + 1)
      }),
    )
  })
})

describe('the year of a contract', () => {
  it.each([
    ['2026-10-13', '2026-10-01', '2026-10-13'],
    ['2026-10-13', '2026-10-13', '2026-10-13'],
    ['2026-10-13', '2027-10-12', '2026-10-13'],
    ['2026-10-13', '2027-10-13', '2027-10-13'],
    ['2026-10-13', '2029-01-01', '2028-10-13'],
    ['2024-02-29', '2025-03-01', '2025-03-01'],
  ])('of %s in which %s lies begins on %s', (startsOn, on, begins) => {
    expect(contractYearStartsOn(day(startsOn), day(on))).toBe(begins)
  })
})
