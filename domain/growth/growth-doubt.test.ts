import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { growthDoubts, type MeasuredOn } from './growth-doubt'
import { growthDoubtInWords } from './growth-doubt-in-words'
import { DEFAULT_GROWTH_RULES, growthRules } from './growth-rules'
import { growthStandard } from './growth-standard'

const STANDARD = growthStandard(growthRules(DEFAULT_GROWTH_RULES, localDate('2026-11-22')), 'female')
const measured = (on: string, values: Partial<MeasuredOn['values']>): MeasuredOn => ({
  on: localDate(on),
  values: { weightGrams: null, statureMillimetres: null, statureAs: null, headMillimetres: null, ...values },
})
const doubts = (typed: MeasuredOn, others: readonly MeasuredOn[] = []) =>
  growthDoubts(12, typed, others, STANDARD)

describe('what is asked again (rules D-GR-06)', () => {
  it.each([
    { weightGrams: 85_000, asked: ['weight-ten-times'] },
    { weightGrams: 18_400, asked: ['weight-as-jin'] },
    { weightGrams: 16_000, asked: ['weight-as-jin'] },
    { weightGrams: 36_000, asked: ['weight-far'] },
    { weightGrams: 900, asked: ['weight-far'] },
    { weightGrams: 9000, asked: [] },
    { weightGrams: 14_000, asked: [] },
  ])('asks $asked about $weightGrams g at one year', ({ weightGrams, asked }) => {
    expect(doubts(measured('2026-11-22', { weightGrams }))).toEqual(asked)
  })

  it.each([
    { years: 10, weightGrams: 40_000, asked: [] },
    { years: 10, weightGrams: 400_000, asked: ['weight-far'] },
    { years: 10, weightGrams: 4_000, asked: ['weight-far'] },
    { years: 34, weightGrams: 120_000, asked: [] },
  ])('asks $asked about $weightGrams g at $years years, where the tables have ended', (each) => {
    const typed = measured('2026-11-22', { weightGrams: each.weightGrams })
    expect(growthDoubts(each.years * 12, typed, [], STANDARD)).toEqual(each.asked)
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
    const before = measured('2026-11-22', { statureMillimetres: 740, statureAs: 'length' })
    expect(doubts(typed, [before])).toEqual(['stature-far', 'same-day'])
  })

  it('asks nothing when another measure was taken on the same day', () => {
    const typed = measured('2026-11-22', { headMillimetres: 455 })
    expect(doubts(typed, [measured('2026-11-22', { weightGrams: 9000 })])).toEqual([])
  })

  it('calls nobody shrunk who stood up for the first time', () => {
    const typed = measured('2026-11-22', { statureMillimetres: 735, statureAs: 'height' })
    const lying = measured('2026-11-01', { statureMillimetres: 742, statureAs: 'length' })
    expect(doubts(typed, [lying])).toEqual([])
  })

  it('doubts a child before its expected day like a newborn', () => {
    const typed = measured('2026-11-22', { weightGrams: 15_000 })
    expect(growthDoubts(null, typed, [], STANDARD)).toEqual(['weight-ten-times'])
  })

  it('asks nothing about the length of a child for whom the standard has no row', () => {
    const typed = measured('2026-11-22', { statureMillimetres: 1_900, statureAs: 'height' })
    expect(growthDoubts(120, typed, [], STANDARD)).toEqual([])
  })
})

describe('the sentence of a doubt', () => {
  it.each([
    ['weight-as-jin', { weightGrams: 18_400 }, '体重写的是 18.4 公斤。如果秤上是 18.4 斤，要写 9.2 公斤。'],
    ['weight-ten-times', { weightGrams: 85_000 }, '体重写的是 85 公斤。是不是漏了小数点，应该是 8.5 公斤？'],
    [
      'stature-shrank',
      { statureMillimetres: 740 },
      '身长或身高写的是 74 厘米，和别的日子量的对不上：孩子不会变矮。',
    ],
    ['same-day', {}, '这一天已经记过一次，记下就有两次。'],
  ] as const)('%s', (doubt, values, sentence) => {
    expect(growthDoubtInWords(doubt, measured('2026-11-22', values).values)).toBe(sentence)
  })
})
