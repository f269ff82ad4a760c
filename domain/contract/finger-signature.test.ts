import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuseSignature, type SignatureStrokes, signatureStrokes } from './finger-signature'

const line = (from: number, to: number, steps: number): SignatureStrokes[number] =>
  Array.from(
    { length: steps },
    (_, step) => [from + ((to - from) * step) / (steps - 1), 50, step * 16] as const,
  )

describe('E2 18: a blank or a dot is no signature', () => {
  it.each([
    ['an empty canvas', [], 'signature_blank'],
    ['one touch', [[[10, 10, 0]]], 'signature_blank'],
    [
      'a finger that rests',
      [Array.from({ length: 200 }, (_, at) => [10 + (at % 2), 10, at * 16])],
      'signature_blank',
    ],
    [
      'ten dots far apart',
      Array.from({ length: 10 }, (_, at) => [[at * 30, 10, at * 100]]),
      'signature_blank',
    ],
    ['a slip', [line(10, 40, 8)], 'signature_blank'],
    ['一', [line(10, 120, 12)], null],
    ['two strokes', [line(10, 60, 8), line(20, 50, 8)], null],
  ] as const)('%s', (_, strokes, code) => {
    expect(refuseSignature(strokes as unknown as SignatureStrokes)?.code ?? null).toBe(code)
  })

  it('judges no hand: wherever on the canvas it is written', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (right, down) => {
        const moved = [line(10, 120, 12)].map((stroke) =>
          stroke.map(([x, y, at]) => [x + right, y + down, at] as const),
        )
        expect(refuseSignature(moved)).toBeNull()
      }),
    )
  })
})

it('takes no canvas larger than a screen, no negative time and no book', () => {
  const accepts = (strokes: unknown) => signatureStrokes.safeParse(strokes).success
  expect(accepts([line(10, 120, 12)])).toBe(true)
  expect(accepts([])).toBe(true)
  expect(accepts([[[5_000, 0, 0]]])).toBe(false)
  expect(accepts([[[0, 0, -1]]])).toBe(false)
  expect(accepts([line(0, 100, 1_000), line(0, 100, 1_000)])).toBe(false)
})
