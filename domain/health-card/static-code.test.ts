import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardNumber } from './card-number'
import { parseStaticCode, staticCode } from './static-code'

const cards = fc.record({
  number: fc.uint8Array({ minLength: 13, maxLength: 13 }).map(cardNumber),
  version: fc.integer({ min: 1, max: 9999 }),
})

it('reads back what was printed', () => {
  fc.assert(
    fc.property(cards, (card) => {
      expect(parseStaticCode(staticCode(card))).toEqual(card)
    }),
  )
})

it('sees every digit that was misread', () => {
  fc.assert(
    fc.property(cards, fc.nat(), fc.integer({ min: 1, max: 9 }), (card, anywhere, by) => {
      const text = staticCode(card)
      const place = 4 + (anywhere % (text.length - 4))
      fc.pre(text[place] !== '.')
      const misread = text.slice(0, place) + ((Number(text[place]) + by) % 10) + text.slice(place + 1)
      expect(parseStaticCode(misread)).toBeNull()
    }),
  )
})

it.each(['', 'HC0', 'HC0.12345678901234.0.00', 'HC1.12345678901234.1.00', 'HC0.12345678901234.01.00'])(
  'is not %j',
  (text) => {
    expect(parseStaticCode(text)).toBeNull()
  },
)
