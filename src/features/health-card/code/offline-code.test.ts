import { describe, expect, test } from 'vitest'
import { codesLeft, type OfflineCode, offlineCodeAt, runsLow } from './offline-code'

const HOUR_MS = 3_600_000
const EIGHT = Date.parse('2026-10-13T08:00:00+08:00')

/** One an hour, from eight in the morning on. */
const codes: OfflineCode[] = Array.from({ length: 24 }, (_, hour) => ({
  code: `HC1.hour-${hour}`,
  validFrom: new Date(EIGHT + hour * HOUR_MS).toISOString(),
  validTo: new Date(EIGHT + (hour + 1) * HOUR_MS).toISOString(),
}))
const at = (hour: number) => new Date(EIGHT + hour * HOUR_MS)

describe('the code of the hour', () => {
  test('is the third at half past ten, with twenty-one behind it', () => {
    expect(offlineCodeAt(codes, at(2.5))).toMatchObject({ code: 'HC1.hour-2', place: 3, left: 21 })
  })

  test('changes on the hour, not after it', () => {
    expect(offlineCodeAt(codes, at(1))?.code).toBe('HC1.hour-1')
    expect(offlineCodeAt(codes, new Date(at(1).getTime() - 1))?.code).toBe('HC1.hour-0')
  })

  test.each([
    ['before the first', -1],
    ['after the last', 24],
  ])('there is none %s', (_, hour) => {
    expect(offlineCodeAt(codes, at(hour))).toBeNull()
  })

  test('there is none where none were fetched', () => {
    expect(offlineCodeAt([], at(0))).toBeNull()
  })
})

describe('codes ahead', () => {
  test.each([
    [0, 24],
    [2.5, 22],
    [24, 0],
  ])('after %s hours %s are left', (hour, left) => {
    expect(codesLeft(codes, at(hour))).toBe(left)
  })

  test('run low once fewer than twelve hours are covered', () => {
    expect(runsLow(codes, at(12))).toBe(false)
    expect(runsLow(codes, at(12.1))).toBe(true)
    expect(runsLow([], at(0))).toBe(true)
  })

  test('run low for a phone that slept past all of them', () => {
    expect(runsLow(codes, at(30))).toBe(true)
  })
})
