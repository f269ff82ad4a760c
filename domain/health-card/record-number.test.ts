import { describe, expect, it } from 'vitest'
import { isAreaCode, LAST_SEQUENCE, recordNumber } from './record-number'

describe('the number of a record (D-CARD-07)', () => {
  it.each([
    ['510183001001', true],
    ['510183001099', true],
    ['510183001101', true],
    ['510183001199', true],
    ['510183001901', true],
    ['510183001999', true],
    ['510183001000', false],
    ['510183001100', false],
    ['510183001200', false],
    ['510183001900', false],
    ['010183001001', false],
    ['51018300100', false],
    ['5101830010011', false],
    ['51018300100x', false],
  ])('%s names an area: %s', (code, isArea) => {
    expect(isAreaCode(code)).toBe(isArea)
  })

  it('is the area and a running number', () => {
    expect(recordNumber('510183001001', 1)).toBe('51018300100100001')
    expect(recordNumber('510183001001', LAST_SEQUENCE)).toBe('51018300100199999')
  })

  it.each([
    ['510183001000', 1],
    ['510183001001', 0],
    ['510183001001', LAST_SEQUENCE + 1],
    ['510183001001', 1.5],
  ])('is not made of %s and %d', (area, sequence) => {
    expect(() => recordNumber(area, sequence)).toThrow(RangeError)
  })
})
