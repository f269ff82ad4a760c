import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DESK_CODE_ALPHABET,
  DESK_CODE_LENGTH,
  type DeskCode,
  deskCodeInHalves,
  parseDeskCode,
} from './desk-code'

test.each([
  ['ABCD-2345', 'ABCD2345'],
  ['abcd2345', 'ABCD2345'],
  [' abcd 2345 ', 'ABCD2345'],
  ['ＡＢＣＤ－２３４５', 'ABCD2345'],
  ['ABCD—2345', 'ABCD2345'],
])('reads %j', (typed, code) => {
  expect(parseDeskCode(typed)).toBe(code)
})

test.each([
  ['', 'nothing'],
  ['ABCD-234', 'seven signs'],
  ['ABCD-23456', 'nine signs'],
  ['ABCD-2340', 'a zero, which no desk shows'],
  ['ABCD-234O', 'the letter O'],
  ['ABCD-234\u0000', 'a NUL'],
])('refuses %j: %s', (typed) => {
  expect(parseDeskCode(typed)).toBeNull()
})

test('whatever code a desk shows is read back as it was made', () => {
  const [sign, length] = [fc.constantFrom(...DESK_CODE_ALPHABET), DESK_CODE_LENGTH]
  fc.assert(
    fc.property(
      fc.string({ unit: sign, minLength: length, maxLength: length }),
      (code) => parseDeskCode(deskCodeInHalves(code as DeskCode)) === code,
    ),
  )
})
