import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import type { TrendPoint } from '#domain/report/trend'
import { trendPicture } from './trend-picture'

const point = (on: string, value: number, mark: TrendPoint['mark'] = 'within'): TrendPoint => ({
  reportId: on,
  on: localDate(on),
  value,
  low: 110,
  high: 160,
  mark,
})
const drawn = (points: TrendPoint[]) => decodeURIComponent(trendPicture({ points }))
const places = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)])

describe('the picture of a trend', () => {
  it('has a point a figure, higher ones above, later ones to the right', () => {
    const svg = drawn([point('2026-01-01', 105, 'low'), point('2026-02-01', 118), point('2026-11-01', 121)])
    const [[x1, y1] = [], [x2, y2] = [], [x3, y3] = []] = places(svg)
    expect([x1, x2, x3]).toEqual([x1, x2, x3].sort((a, b) => Number(a) - Number(b)))
    expect(Number(y1)).toBeGreaterThan(Number(y2))
    expect(Number(y2)).toBeGreaterThan(Number(y3))
    // Nine months are nine times as far as one.
    expect((Number(x3) - Number(x2)) / (Number(x2) - Number(x1))).toBeCloseTo(273 / 31, 0)
    expect(svg).toContain('<polyline')
    expect(svg).toContain('<rect')
  })

  it('draws no line through one figure, and no band without a range', () => {
    const one = drawn([{ ...point('2026-01-01', 105), low: null, high: null, mark: null }])
    expect(one).not.toContain('<polyline')
    expect(one).not.toContain('<rect')
    expect(places(one)).toHaveLength(1)
    expect(one).not.toContain('NaN')
  })

  it('stays inside for figures that are all alike, zero and below', () => {
    for (const value of [0, 5, -3]) {
      const alike = [point('2026-01-01', value), point('2026-01-02', value)].map((each) => ({
        ...each,
        low: null,
        high: null,
      }))
      for (const [x, y] of places(drawn(alike))) {
        expect(Number(x)).toBeGreaterThanOrEqual(0)
        expect(Number(y)).toBeGreaterThanOrEqual(0)
        expect(Number(y)).toBeLessThanOrEqual(140)
      }
    }
  })
})
