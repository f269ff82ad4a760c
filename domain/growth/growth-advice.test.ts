import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { assessGrowth } from './assess-growth'
import { type AdvisedPoint, growthAdvice } from './growth-advice'
import type { GrowthValues } from './growth-measure'
import { DEFAULT_GROWTH_RULES, growthRules } from './growth-rules'
import { growthStandard } from './growth-standard'
import { childrenBelow } from './percentile'

const STANDARD = growthStandard(growthRules(DEFAULT_GROWTH_RULES, localDate('2026-11-22')), 'female')
const NOTHING = { weightGrams: null, statureMillimetres: null, statureAs: null, headMillimetres: null }
const WELL = { weightGrams: 9200, statureMillimetres: 752, statureAs: 'length' } as const
const SMALL = { statureMillimetres: 690, statureAs: 'length' } as const

const measured = (
  source: 'family' | 'staff',
  values: Partial<GrowthValues>,
  on = '2026-11-22',
  ageMonths = 12,
): AdvisedPoint => ({
  on: localDate(on),
  source,
  assessment: assessGrowth(ageMonths, { ...NOTHING, ...values }, STANDARD),
})
const advise = (points: readonly AdvisedPoint[], isOverSeven = false) =>
  growthAdvice(points, { isOverSeven, gapMonths: 12 })

describe('what a family is told', () => {
  it.each([
    ['nothing was measured', [], 'nothing-measured'],
    ['all is well', [measured('staff', WELL)], 'on-track'],
    ['a doctor found a child short', [measured('staff', SMALL)], 'show-doctor'],
    ['a mother measured a child short', [measured('family', SMALL)], 'measure-at-clinic'],
    ['the standard has no row', [measured('staff', WELL, '2026-11-22', 82)], 'not-comparable'],
    ['a head is far', [measured('staff', { headMillimetres: 500 })], 'show-doctor'],
  ] as const)('when %s', (_, points, kind) => {
    expect(advise(points).kind).toBe(kind)
  })

  it('is not taken back by a visit that only weighs, nor by measuring at home', () => {
    const found = measured('staff', SMALL, '2026-11-01')
    expect(advise([found, measured('staff', { weightGrams: 9200 })])).toEqual({
      kind: 'show-doctor',
      classes: ['stunted'],
      hasFarHead: false,
    })
    expect(advise([found, measured('family', WELL)]).kind).toBe('show-doctor')
    expect(advise([found, measured('staff', WELL)]).kind).toBe('on-track')
  })

  it('is not about what is older than the gap', () => {
    expect(
      advise([measured('staff', SMALL, '2025-11-01'), measured('staff', { weightGrams: 9200 })]).kind,
    ).toBe('on-track')
  })

  it('names the gravest first, each once', () => {
    const heavy = { ...WELL, weightGrams: 13_500 }
    expect(advise([measured('staff', heavy)]).classes[0]).toBe('severely-obese')
  })

  it('is nothing of the standard from seven on', () => {
    expect(advise([measured('staff', SMALL)], true).kind).toBe('over-seven')
  })
})

describe('of a hundred children', () => {
  it.each([
    [0, 50],
    [-0.5, 31],
    [1, 84],
    [-2, 2],
    [3, 99],
    ['below', 1],
    ['above', 99],
  ] as const)('at %s are %d below', (z, below) => {
    expect(childrenBelow(z)).toBe(below)
  })
})
