import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { shownMeasures } from './measure-words'

const measure = (value: number, levelZh: string | null = null) => ({
  value,
  on: localDate('2026-11-20'),
  levelZh,
})

it('says grams and millimetres as a family reads them', () => {
  const measures = {
    stature: measure(766, '中'),
    weight: measure(9200),
    head: null,
    statureAs: 'length',
  } as const
  expect(
    shownMeasures(measures).map(({ name, figure, unit, levelZh }) => [name, figure, unit, levelZh]),
  ).toEqual([
    ['身长', '76.6', 'cm', '中'],
    ['体重', '9.2', 'kg', null],
  ])
  expect(shownMeasures({ stature: null, weight: null, head: null, statureAs: null })).toEqual([])
})
