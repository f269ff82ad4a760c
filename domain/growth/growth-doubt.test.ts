import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { growthDoubts, type MeasuredOn } from './growth-doubt'
import { DEFAULT_GROWTH_RULES, growthRules } from './growth-rules'

const RULES = growthRules(DEFAULT_GROWTH_RULES, localDate('2026-11-22'))
const measured = (on: string, values: Partial<MeasuredOn['values']>): MeasuredOn => ({
  on: localDate(on),
  values: { weightGrams: null, statureMillimetres: null, statureAs: null, headMillimetres: null, ...values },
})
const girlOfOne = { sex: 'female', ageMonths: 12 } as const
const doubts = (typed: MeasuredOn, others: readonly MeasuredOn[] = []) =>
  growthDoubts(girlOfOne, typed, others, RULES)

describe('what is asked again (rules D-GR-06)', () => {
  it.each([
    { weightGrams: 85_000, asked: ['weight-ten-times'] },
    { weightGrams: 18_400, asked: ['weight-as-jin'] },
    { weightGrams: 36_000, asked: ['weight-far'] },
    { weightGrams: 900, asked: ['weight-far'] },
    { weightGrams: 9000, asked: [] },
    { weightGrams: 14_000, asked: [] },
  ])('asks $asked about $weightGrams g at one year', ({ weightGrams, asked }) => {
    expect(doubts(measured('2026-11-22', { weightGrams }))).toEqual(asked)
  })

  it.each([
    { now: 740, before: 745, asked: [] },
    { now: 740, before: 746, asked: ['stature-shrank'] },
    { now: 760, before: 740, asked: [] },
  ])('asks $asked when $before mm became $now', ({ now, before, asked }) => {
    const typed = measured('2026-11-22', { statureMillimetres: now, statureAs: 'length' })
    const earlier = measured('2026-08-01', { statureMillimetres: before, statureAs: 'length' })
    expect(doubts(typed, [earlier])).toEqual(asked)
  })

  it('asks about a day before another on which the child was shorter', () => {
    const typed = measured('2026-06-01', { statureMillimetres: 800, statureAs: 'length' })
    const later = measured('2026-08-01', { statureMillimetres: 740, statureAs: 'length' })
    expect(doubts(typed, [later])).toEqual(['stature-shrank'])
  })

  it('asks about millimetres typed as centimetres and a second entry of a day', () => {
    const typed = measured('2026-11-22', { statureMillimetres: 7400, statureAs: 'length' })
    expect(doubts(typed, [measured('2026-11-22', { weightGrams: 9000 })])).toEqual([
      'stature-far',
      'same-day',
    ])
  })

  it('asks nothing of a child for whom the standard has no row', () => {
    const typed = measured('2026-11-22', { weightGrams: 85_000 })
    expect(growthDoubts({ sex: 'male', ageMonths: 120 }, typed, [], RULES)).toEqual([])
  })
})
