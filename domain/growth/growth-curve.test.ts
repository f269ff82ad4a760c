import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type CurvePoint, curveFrame, joinedPoints } from './growth-curve'
import { BOYS_BY_AGE } from './standard-boys'

const point = (on: string, ageMonths: number, value: number): CurvePoint => ({
  on: localDate(on),
  ageMonths,
  value,
})

describe('the line of a child', () => {
  it('is never drawn across more than twelve months', () => {
    const points = [
      point('2026-01-01', 12, 750),
      point('2025-01-01', 0, 500),
      point('2027-01-02', 24.1, 860),
      point('2027-06-01', 29, 900),
    ]
    expect(joinedPoints(points, 12).map((stretch) => stretch.map(({ value }) => value))).toEqual([
      [500, 750],
      [860, 900],
    ])
  })

  it('is nothing without points', () => {
    expect(joinedPoints([], 12)).toEqual([])
  })
})

describe('the frame of a drawing', () => {
  it.each([
    { ageMonths: 3, toMonths: 12 },
    { ageMonths: 12, toMonths: 24 },
    { ageMonths: 35.9, toMonths: 36 },
    { ageMonths: 80, toMonths: 81 },
    { ageMonths: 100, toMonths: 81 },
  ])('reaches to $toMonths months at $ageMonths', ({ ageMonths, toMonths }) => {
    expect(curveFrame(BOYS_BY_AGE.stature, [], ageMonths).toMonths).toBe(toMonths)
  })

  it('grows for a point outside the standard, and not for one beyond its right edge', () => {
    const points = [point('2026-01-01', 10, 300), point('2030-01-01', 70, 2000)]
    expect(curveFrame(BOYS_BY_AGE.stature, points, 10)).toEqual({
      fromMonths: 0,
      toMonths: 12,
      lowest: 300,
      highest: 846,
    })
  })
})
