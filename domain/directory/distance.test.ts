import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceWords, metersBetween, type Position } from './distance'

const position: fc.Arbitrary<Position> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('metersBetween', () => {
  it('is a 360th of the circumference for one degree along a meridian', () => {
    expect(metersBetween({ latitude: 30, longitude: 103 }, { latitude: 31, longitude: 103 })).toBe(111_195)
  })

  it('shrinks with the cosine of the latitude along a parallel', () => {
    expect(metersBetween({ latitude: 60, longitude: 103 }, { latitude: 60, longitude: 103.01 })).toBe(556)
  })

  it('crosses the date line the short way', () => {
    expect(metersBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBe(111_195)
  })

  it('is a distance: never negative, the same both ways, zero to oneself, at most half the earth', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const there = metersBetween(a, b)
        expect(there).toBe(metersBetween(b, a))
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(20_015_115)
        expect(metersBetween(a, a)).toBe(0)
      }),
    )
  })
})

describe('distanceWords', () => {
  it.each([
    [0, '0 米'],
    [4, '0 米'],
    [560, '560 米'],
    [994, '990 米'],
    [995, '1.0 公里'],
    [1100, '1.1 公里'],
    [2349, '2.3 公里'],
    [9949, '9.9 公里'],
    [9960, '10 公里'],
    [12_400, '12 公里'],
  ])('says %d metres as %s', (meters, words) => {
    expect(distanceWords(meters)).toBe(words)
  })
})
