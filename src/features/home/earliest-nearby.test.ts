import { describe, expect, test } from 'vitest'
import { earliestNearby } from './earliest-nearby'

function place(name: string, hour: string | null, distanceMeters: number | null) {
  return { name, distanceMeters, earliest: hour === null ? null : { start: `2026-10-13T${hour}:00+08:00` } }
}

describe('whose first seat home puts forward', () => {
  test.each([
    [
      'the earliest nearby, not the earliest far away',
      [place('远', '08:00', 9000), place('近', '08:20', 600), place('中', '08:40', 2000)],
      '近',
    ],
    ['the earliest of those nearby', [place('近', '09:20', 600), place('中', '08:40', 2000)], '中'],
    [
      'the earliest of all when nothing is free nearby',
      [place('近', null, 600), place('远', '08:00', 9000)],
      '远',
    ],
    [
      'the earliest of all when nobody knows where the family is',
      [place('甲', '09:00', null), place('乙', '08:00', null)],
      '乙',
    ],
  ])('%s', (_, places, name) => {
    expect(earliestNearby(places)?.name).toBe(name)
  })

  test('nothing when nothing is free', () => {
    expect(earliestNearby([place('近', null, 600)])).toBeNull()
  })
})
