import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPhoneNumber, parsePhoneNumber } from './phone-number'

test.each([
  ['13800005678', '13800005678'],
  ['138 0000 5678', '13800005678'],
  ['138-0000-5678', '13800005678'],
  ['+8613800005678', '13800005678'],
  ['+86 138 0000 5678', '13800005678'],
  ['008613800005678', '13800005678'],
  ['8613800005678', '13800005678'],
  ['１３８００００５６７８', '13800005678'],
  ['19900000001', '19900000001'],
])('reads %s as a number', (typed, phone) => {
  expect(parsePhoneNumber(typed)).toBe(phone)
})

test.each([
  ['', 'nothing'],
  ['1380000567', 'ten digits'],
  ['138000056789', 'twelve digits'],
  ['12800005678', 'no carrier begins with 12'],
  ['02887654321', 'a landline'],
  ['+85291234567', 'Hong Kong'],
  ['1380000567O', 'the letter O'],
  ["13800005678' OR 1=1", 'SQL'],
  ['13800005678\u0000', 'a NUL'],
])('refuses %j: %s', (typed) => {
  expect(parsePhoneNumber(typed)).toBeNull()
})

test('whatever is typed, a number that is read has the one stored form', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789+８６ -')) }), (typed) => {
      const phone = parsePhoneNumber(typed)
      return phone === null || (/^1[3-9]\d{9}$/.test(phone) && parsePhoneNumber(phone) === phone)
    }),
  )
})

test('shows only the first three and the last four digits', () => {
  const phone = parsePhoneNumber('13812345678')
  expect(phone && maskPhoneNumber(phone)).toBe('138****5678')
})
