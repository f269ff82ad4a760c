import { describe, expect, it } from 'vitest'
import { assertKeepable } from './keepable'

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

describe('what an operator sends', () => {
  it.each([['县卫健局'], ['😀𠮷'], [''], [null], [3], [{ a: ['b', { c: null }] }], [nested(32)]])(
    'is kept: %j',
    (input) => expect(() => assertKeepable(input)).not.toThrow(),
  )
  it.each([
    ['a\0b'],
    ['\ud842'],
    [{ a: ['b', { c: '\0' }] }],
    [{ 'a\0': 1 }],
    [nested(33)],
    [nested(100_000)],
  ])('is refused: case %#', (input) =>
    expect(() => assertKeepable(input)).toThrow(expect.objectContaining({ code: 'input_invalid' })),
  )
})
