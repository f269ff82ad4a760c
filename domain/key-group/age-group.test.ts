import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, ageYearsOn, localDate } from '../kernel/time'
import { ageGroupSpans, ageGroupsOn } from './age-group'

const groups = (birthDate: string, on: string) => ageGroupsOn(localDate(birthDate), localDate(on))

describe('groups by age (D-FD-03)', () => {
  it.each([
    ['on the day of birth', '2026-11-22', '2026-11-22', ['child-0-6']],
    ['before it', '2026-11-23', '2026-11-22', []],
    ['E2 10: the day before the seventh birthday', '2019-11-23', '2026-11-22', ['child-0-6']],
    ['E2 10: on the seventh birthday', '2019-11-22', '2026-11-22', []],
    ['E2 11: the day before the sixty-fifth birthday', '1961-11-23', '2026-11-22', []],
    ['E2 11: on the sixty-fifth birthday', '1961-11-22', '2026-11-22', ['elderly-65']],
    [
      'born on 29 February, in a common year still six on the 28th',
      '2016-02-29',
      '2023-02-28',
      ['child-0-6'],
    ],
    ['and seven on 1 March', '2016-02-29', '2023-03-01', []],
    ['born on 29 February, 64 on the 28th', '1960-02-29', '2025-02-28', []],
    ['and 65 on 1 March', '1960-02-29', '2025-03-01', ['elderly-65']],
    ['born on 1 March of a common year, six on a leap day', '2017-03-01', '2024-02-29', ['child-0-6']],
  ])('%s', (_, birthDate, on, expected) => {
    expect(groups(birthDate, on)).toEqual(expected)
  })

  it('agrees with the age in years on every day', () => {
    const days = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 36_500 }), (born, lived) => {
        const birthDate = addDays(localDate('1900-01-01'), born)
        const on = addDays(birthDate, lived)
        const years = ageYearsOn(birthDate, on)
        const expected = years < 7 ? ['child-0-6'] : years >= 65 ? ['elderly-65'] : []
        expect(ageGroupsOn(birthDate, on)).toEqual(expected)
      }),
    )
  })

  it('says from when to when', () => {
    expect(ageGroupSpans(localDate('2016-02-29'))).toEqual([
      { group: 'child-0-6', since: '2016-02-29', lastDay: '2023-02-28' },
      { group: 'elderly-65', since: '2081-03-01', lastDay: null },
    ])
  })
})
