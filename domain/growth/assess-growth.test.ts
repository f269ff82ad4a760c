import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sex } from '../kernel/sex'
import { localDate } from '../kernel/time'
import { assessGrowth as assess, judgedStature } from './assess-growth'
import { growthAge, judgedAge } from './growth-age'
import type { GrowthValues } from './growth-measure'
import { DEFAULT_GROWTH_RULES, growthRules } from './growth-rules'
import { growthStandard } from './growth-standard'
import { rowAt } from './sd-table'
import { zNumber } from './z-score'

const RULES = growthRules(DEFAULT_GROWTH_RULES, localDate('2026-11-22'))
const NOTHING: GrowthValues = {
  weightGrams: null,
  statureMillimetres: null,
  statureAs: null,
  headMillimetres: null,
}
const STANDARD = { male: growthStandard(RULES, 'male'), female: growthStandard(RULES, 'female') }
const assessGrowth = ({ sex, ageMonths }: { sex: Sex; ageMonths: number }, values: GrowthValues) =>
  assess(ageMonths, values, STANDARD[sex])
const boy = (ageMonths: number) => ({ sex: 'male', ageMonths }) as const
const girl = (ageMonths: number) => ({ sex: 'female', ageMonths }) as const

describe('the vectors of D-GR-02', () => {
  it.each([
    { child: boy(12), values: { weightGrams: 9600 }, measure: 'weight', z: -0.5, nutrition: null },
    { child: boy(12), values: { weightGrams: 8200 }, measure: 'weight', z: -2, nutrition: null },
    {
      child: girl(24),
      values: { statureMillimetres: 850, statureAs: 'height' },
      measure: 'stature',
      z: -0.65,
      nutrition: null,
    },
    {
      child: girl(24),
      values: { statureMillimetres: 800, statureAs: 'height' },
      measure: 'stature',
      z: -2.27,
      nutrition: 'stunted',
    },
  ] as const)('$child $values', ({ child, values, measure, z, nutrition }) => {
    expect(assessGrowth(child, { ...NOTHING, ...values })[measure]).toMatchObject({ z, nutrition })
  })

  it('calls a boy of 36 months with a BMI of 18.5 obese at +2.11', () => {
    const values = { ...NOTHING, weightGrams: 18_500, statureMillimetres: 1000, statureAs: 'height' } as const
    expect(assessGrowth(boy(36), values).bmi).toMatchObject({ z: 2.11, nutrition: 'obese' })
  })
})

describe('the edges of the standard', () => {
  it('is the one of 2022: a girl is born with 50.3 cm in the middle', () => {
    expect(rowAt(STANDARD.female.tables.stature, 0)?.values[3]).toBe(503)
  })

  it('says below and above instead of a number outside ±3 SD', () => {
    const light = assessGrowth(boy(12), { ...NOTHING, weightGrams: 6000 }).weight
    expect(light).toEqual({ z: 'below', level: 'low', nutrition: 'severely-underweight' })
    expect(assessGrowth(boy(12), { ...NOTHING, weightGrams: 20_000 }).weight?.z).toBe('above')
  })

  it('is strict below −2 by a single gram, though both print as −2.00', () => {
    const weigh = (weightGrams: number) => assessGrowth(boy(12), { ...NOTHING, weightGrams }).weight
    expect(weigh(8200)).toEqual({ z: -2, level: 'lower-middle', nutrition: null })
    expect(weigh(8199)).toEqual({ z: -2, level: 'low', nutrition: 'underweight' })
  })

  it.each([
    [1, 'upper-middle', 'overweight'],
    [2, 'high', 'obese'],
    [3, 'high', 'severely-obese'],
  ] as const)('begins the class at +%d exactly', (column, level, nutrition) => {
    const weightGrams = STANDARD.male.tables.weightForHeight[10]?.values[column + 3] ?? 0
    const values = { ...NOTHING, weightGrams, statureMillimetres: 850, statureAs: 'height' } as const
    expect(assessGrowth(boy(30), values).weightForStature).toEqual({ z: column, level, nutrition })
  })

  it('has no row after 81 months, and none of heads after 36', () => {
    expect(assessGrowth(boy(82), { ...NOTHING, weightGrams: 23_400 }).weight).toBeNull()
    expect(assessGrowth(girl(37), { ...NOTHING, headMillimetres: 487 }).head).toBeNull()
  })

  it.each([
    { ageMonths: 23.9, statureAs: 'length', judged: 880 },
    { ageMonths: 23.9, statureAs: 'height', judged: 887 },
    { ageMonths: 24, statureAs: 'height', judged: 880 },
    { ageMonths: 24.1, statureAs: 'length', judged: 873 },
  ] as const)('reads 88.0 cm of a $statureAs at $ageMonths months as $judged mm', (row) => {
    const values = { ...NOTHING, statureMillimetres: 880, statureAs: row.statureAs }
    expect(judgedStature(row.ageMonths, values, STANDARD.male)).toBe(row.judged)
  })
})

it('puts back what lying adds in the last month of lying: nobody grows taller by growing older', () => {
  const { tables, heightFromMonths, lyingAddsMillimetres } = STANDARD.male
  const middle = (month: number) => rowAt(tables.stature, month)?.values[3] ?? 0
  const halfWay = (middle(heightFromMonths - 1) + middle(heightFromMonths) + lyingAddsMillimetres) / 2
  const values = { ...NOTHING, statureMillimetres: Math.round(halfWay), statureAs: 'length' } as const
  const { z } = assessGrowth(boy(heightFromMonths - 0.5), values).stature ?? {}
  expect(zNumber(z ?? 'below')).toBeCloseTo(0, 1)
})

describe('what holds for every child', () => {
  const sex = fc.constantFrom('male' as const, 'female' as const)
  const age = fc.double({ min: 0, max: 81, noNaN: true })

  it('gives more weight a z that is never lower', () => {
    fc.assert(
      fc.property(
        sex,
        age,
        fc.integer({ min: 1500, max: 40_000 }),
        fc.integer({ min: 0, max: 3000 }),
        (...given) => {
          const [ofSex, ageMonths, weightGrams, more] = given
          const z = (grams: number) =>
            zNumber(
              assessGrowth({ sex: ofSex, ageMonths }, { ...NOTHING, weightGrams: grams }).weight?.z ?? 0,
            )
          expect(z(weightGrams + more)).toBeGreaterThanOrEqual(z(weightGrams))
        },
      ),
    )
  })

  it('makes no jump between two rows of the standard but where lying ends', () => {
    fc.assert(
      fc.property(
        sex,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: -2, max: 2 }),
        (ofSex, month, column) => {
          fc.pre(month !== RULES['GR-01'].heightFromMonths)
          const value = rowAt(RULES['GR-01'][ofSex].stature, month)?.values[column + 3] ?? 0
          const at = (ageMonths: number) =>
            assessGrowth(
              { sex: ofSex, ageMonths },
              { ...NOTHING, statureMillimetres: value, statureAs: month < 24 ? 'length' : 'height' },
            ).stature?.z
          for (const near of [month - 0.001, month + 0.001]) {
            expect(Math.abs(zNumber(at(near) ?? 0) - column)).toBeLessThan(0.03)
          }
        },
      ),
    )
  })

  it('reads a value of a column as that column, on each row', () => {
    for (const ofSex of ['male', 'female'] as const) {
      for (const { at, values } of RULES['GR-01'][ofSex].weight) {
        values.forEach((weightGrams, column) => {
          const found = assessGrowth({ sex: ofSex, ageMonths: at }, { ...NOTHING, weightGrams })
          expect(found.weight?.z).toBe(column - 3)
        })
      }
    }
  })
})

describe('age', () => {
  it.each([
    ['2025-01-31', '2025-02-28', 1],
    ['2025-01-15', '2025-01-15', 0],
    ['2025-01-01', '2025-01-17', 16 / 31],
    ['2024-02-29', '2025-02-28', 12],
  ])('of a child born %s is on %s %d months', (born, on, months) => {
    expect(growthAge(localDate(born), localDate(on))).toBeCloseTo(months, 10)
  })

  it.each([
    { weeks: 32, on: '2026-06-01', months: 3 + 6 / 31, isCorrected: true },
    { weeks: 37, on: '2026-06-01', months: 5, isCorrected: false },
    { weeks: null, on: '2026-06-01', months: 5, isCorrected: false },
    { weeks: 32, on: '2026-02-26', months: 0, isCorrected: true },
    { weeks: 32, on: '2026-02-25', months: null, isCorrected: true },
    { weeks: 32, on: '2028-01-01', months: 24, isCorrected: false },
  ])('of a child of $weeks weeks on $on is judged as $months months', ({ weeks, on, ...age }) => {
    const judged = judgedAge({ birthDate: localDate('2026-01-01'), gestationWeeks: weeks }, localDate(on), 24)
    expect(judged.isCorrected).toBe(age.isCorrected)
    if (age.months === null) expect(judged.months).toBeNull()
    else expect(judged.months).toBeCloseTo(age.months, 10)
  })

  it('judges nothing of a child who was not expected yet', () => {
    const judged = assess(null, { ...NOTHING, weightGrams: 1500 }, STANDARD.female)
    expect(Object.values(judged)).toEqual([null, null, null, null, null])
  })
})
