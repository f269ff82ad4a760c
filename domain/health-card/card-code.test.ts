import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_KINDS, type CodePayload, cardCode, parseCardCode, signedTextOf } from './card-code'

const payloads = fc.record({
  kind: fc.constantFrom(...CODE_KINDS),
  cardRef: fc.uuid(),
  version: fc.integer({ min: 1, max: 9999 }),
  issuedAt: fc.integer({ min: 0, max: 0xffff_ffff }).map((seconds) => new Date(seconds * 1000)),
  nonce: fc.uint8Array({ minLength: 16, maxLength: 16 }),
}) satisfies fc.Arbitrary<CodePayload>

const SIGNATURE = new Uint8Array(64).fill(7)
const KID = '00c0ffee'
const EXAMPLE: CodePayload = {
  kind: 'dynamic',
  cardRef: '3f0c1f8a-5e0e-4c5e-9b7e-2d5f0a6b1c2d',
  version: 2,
  issuedAt: new Date('2026-11-22T08:00:00+08:00'),
  nonce: new Uint8Array(16).fill(9),
}
const example = cardCode(signedTextOf(KID, EXAMPLE), SIGNATURE)

describe('a code', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const signedText = signedTextOf(KID, payload)
        const text = cardCode(signedText, SIGNATURE)
        expect(text).toHaveLength(152)
        expect(parseCardCode(text)).toEqual({ ...payload, kid: KID, signedText, signature: SIGNATURE })
      }),
    )
  })

  it('has one spelling: no other character in any place reads as the same code', () => {
    const read = parseCardCode(example)
    fc.assert(
      fc.property(
        fc.nat(example.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (place, character) => {
          fc.pre(example[place] !== character)
          const other = parseCardCode(example.slice(0, place) + character + example.slice(place + 1))
          expect(other).not.toEqual(read)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['nothing', ''],
    ['another prefix', example.replace('HC1', 'HC2')],
    ['small letters', example.replace('HC1', 'hc1')],
    ['a space behind', `${example} `],
    ['a line end', `${example}\n`],
    ['padding', `${example}=`],
    ['a fifth part', `${example}.AA`],
    ['no signature', example.split('.').slice(0, 3).join('.')],
    ['a kid of other letters', example.replace(KID, '00C0FFEE')],
    ['a longer kid', example.replace(KID, '00c0ffee0')],
    ['a payload cut short', example.replace(/\.(\S{4})(\S{48})\./, '.$2.')],
    ['bits in the signature that mean nothing', example.replace(/.$/, 'x')],
    ['r of nothing', cardCode(signedTextOf(KID, EXAMPLE), new Uint8Array(64).fill(7, 32))],
    ['s of nothing', cardCode(signedTextOf(KID, EXAMPLE), new Uint8Array(64).fill(7, 0, 32))],
    [
      'r beyond the order',
      cardCode(signedTextOf(KID, EXAMPLE), new Uint8Array(64).fill(7, 32).fill(255, 0, 32)),
    ],
  ])('is not read with %s', (_, text) => {
    expect(parseCardCode(text)).toBeNull()
  })

  it.each([
    ['a version 0', { version: 0 }],
    ['half a second', { issuedAt: new Date(1500) }],
    ['a short nonce', { nonce: new Uint8Array(15) }],
    ['no id', { cardRef: 'x' }],
  ])('is not made of %s', (_, part) => {
    expect(() => signedTextOf(KID, { ...EXAMPLE, ...part })).toThrow(RangeError)
  })
})
