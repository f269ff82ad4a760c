import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { birthFactsDraft, birthFactsOf, missingInBirth } from './birth-facts-draft'
import { faultsOf, missingIn, startingDraft, valuesOf } from './measure-draft'

const TODAY = localDate('2026-11-22')
const EMPTY = startingDraft(TODAY, 'length', null)
const NOTHING = {
  gestationWeeks: null,
  birthWeightGrams: null,
  birthLengthMillimetres: null,
  isMultiple: null,
  dischargedOn: null,
}

it('reads kilograms and centimetres, and nothing twice', () => {
  const draft = { ...EMPTY, weight: '9.3', stature: '76.6' }
  expect(valuesOf(draft)).toEqual({
    weightGrams: 9_300,
    statureMillimetres: 766,
    statureAs: 'length',
    headMillimetres: null,
  })
  expect(startingDraft(TODAY, 'height', valuesOf(draft))).toEqual(draft)
})

it.each([
  [{}, '至少写一个数'],
  [{ weight: '九' }, '体重要改一下'],
  [{ weight: '0.1' }, '体重要改一下'],
  [{ stature: '7.66' }, '身长要改一下'],
  [{ head: '456' }, '头围要改一下'],
  [{ head: '45.6' }, undefined],
])('of %o says %s', (typed, missing) => {
  expect(missingIn({ ...EMPTY, ...typed })).toBe(missing)
})

it('leaves out of the level what cannot be', () => {
  const draft = { ...EMPTY, weight: '9.3', stature: '7' }
  expect(valuesOf(draft)).toMatchObject({ weightGrams: 9_300, statureMillimetres: null, statureAs: null })
  expect(faultsOf(draft)).toMatchObject({ weight: undefined, stature: '写厘米数，比如 76.6' })
})

it.each([
  [{}, '至少写一项'],
  [{ weeks: '9' }, '孕周要改一下'],
  [{ weeks: '39.5' }, '孕周要改一下'],
  [{ weight: '32' }, '出生体重要改一下'],
  [{ length: '5' }, '出生身长要改一下'],
  [{ weeks: '39', weight: '3.2', length: '49.8' }, undefined],
])('of a birth %o says %s', (typed, missing) => {
  expect(missingInBirth({ ...birthFactsDraft(NOTHING), ...typed })).toBe(missing)
})

it('keeps the facts of a birth as they were', () => {
  const facts = { ...NOTHING, gestationWeeks: 39, birthWeightGrams: 3_210, birthLengthMillimetres: 498 }
  expect(birthFactsOf(birthFactsDraft(facts))).toEqual(facts)
})
