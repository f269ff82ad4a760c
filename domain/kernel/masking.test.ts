import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskDocumentNumber, maskName, maskResidentId } from './masking'

it.each([
  ['周小禾', '周*禾'],
  ['张三', '张*'],
  ['欧阳小明', '欧**明'],
  ['𠮷', '*'],
  ['𠮷田', '𠮷*'],
  ['王𠮷𡋾', '王*𡋾'],
  ['买买提·吐尔逊', '买**·**逊'],
  ['Li Na', 'L* *a'],
  ['', '*'],
])('shows %j as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

it('never cuts a character in half and never shows more than two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', minLength: 3, maxLength: 20 }), (name) => {
      const characters = Array.from(name)
      const masked = Array.from(maskName(name))
      expect(masked).toHaveLength(characters.length)
      expect(masked.slice(1, -1).every((shown) => /[*·\s]/.test(shown))).toBe(true)
    }),
  )
})

it('keeps of a resident ID the address and the tail that tells twins apart', () => {
  expect(maskResidentId('510183201906010027')).toBe('510183********0027')
})

it.each([
  ['E12345678', 'E****678'],
  ['Q510123456', 'Q****456'],
  ['军字第1234567号', '军****67号'],
  ['123456', '****'],
])('shows the document %s as %s', (number, masked) => {
  expect(maskDocumentNumber(number)).toBe(masked)
})
