import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardCheckDigit, cardNumber, maskCardNumber, parseCardNumber } from './card-number'

const bytes = fc.uint8Array({ minLength: 13, maxLength: 13 })

describe('the number of a card', () => {
  it.each([
    ['0794', '5'],
    ['79462', '3'],
    ['00200667308', '5'],
  ])('checks %s with %s, as ISO 7064 MOD 11,10 does', (body, digit) => {
    expect(cardCheckDigit(body)).toBe(digit)
  })

  it('reads back what it made, however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = cardNumber(random)
        expect(number).toMatch(/^\d{14}$/)
        expect(parseCardNumber(`${number.slice(0, 4)} ${number.slice(4, 9)}-${number.slice(9)}`)).toBe(number)
      }),
    )
  })

  it('sees every single slip', () => {
    fc.assert(
      fc.property(bytes, fc.nat(13), fc.integer({ min: 1, max: 9 }), (random, place, by) => {
        const number = cardNumber(random)
        const slipped = String((Number(number[place]) + by) % 10)
        expect(parseCardNumber(number.slice(0, place) + slipped + number.slice(place + 1))).toBeNull()
      }),
    )
  })

  it.each(['', '1234', '123456789012345', 'abcdefghijklmn'])('is not %j', (typed) => {
    expect(parseCardNumber(typed)).toBeNull()
  })

  it('is shown with its middle hidden', () => {
    expect(maskCardNumber('12345678901234')).toBe('1234******1234')
  })

  it('is not made of fewer bytes than it needs', () => {
    expect(() => cardNumber(new Uint8Array(12))).toThrow(RangeError)
  })
})
