import { expect, it } from 'vitest'
import { changedInWords } from './changed-words'

it('E2 17: names what of the agreement reads otherwise', () => {
  expect(changedInWords(['summary', '钱'])).toBe('最要紧的几条、钱')
})
