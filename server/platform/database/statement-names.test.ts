import { expect, it } from 'vitest'
import { createStatementNames } from './statement-names'

it('names a text that is sent again and again, always alike, and no other', () => {
  const nameOf = createStatementNames()
  const names = Array.from({ length: 6 }, () => nameOf({ sql: 'SELECT 1' }))
  expect(names.slice(0, 4)).toEqual(['', '', '', ''])
  expect(names[4]).not.toBe('')
  expect(names[5]).toBe(names[4])
  expect(nameOf({ sql: 'SELECT 2' })).toBe('')
})

it('names 200 and no more: lists of every length cannot fill the memory of the database', () => {
  const nameOf = createStatementNames()
  const named = new Set<string>()
  for (let text = 0; text < 300; text++) {
    for (let time = 0; time < 5; time++) named.add(nameOf({ sql: `SELECT ${text}` }))
  }
  named.delete('')
  expect(named.size).toBe(200)
})
