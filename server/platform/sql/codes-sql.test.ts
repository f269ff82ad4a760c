import { expect, it } from 'vitest'
import { OPEN_STATUSES } from '#domain/appointment/status'
import { oneOf } from './codes-sql'

it('writes codes into the statement, and sends nothing beside it', () => {
  expect(oneOf(OPEN_STATUSES)).toMatchObject({
    sql: "('held', 'booked', 'checked-in', 'in-visit')",
    values: [],
  })
})

it.each([
  ['nothing', []],
  ['a quote', ["held') OR ('a' = 'a"]],
  ["somebody's words", ['held', 'Not ours']],
])('does not write %s', (_, codes) => {
  expect(() => oneOf(codes)).toThrow('only codes of ours')
})
