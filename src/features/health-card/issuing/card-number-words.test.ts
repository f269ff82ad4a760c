import { expect, test } from 'vitest'
import { numberInGroups, numberSpoken } from './card-number-words'

test('fourteen digits are read four by four, and spoken one by one', () => {
  expect(numberInGroups('12345678901234')).toBe('1234 5678 9012 34')
  expect(numberSpoken('12345678901234')).toBe('1 2 3 4，5 6 7 8，9 0 1 2，3 4')
})
