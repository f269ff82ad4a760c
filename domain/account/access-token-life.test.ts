import { expect, test } from 'vitest'
import { accessTokenExpiry, isWorthTouching } from './access-token-life'

const used = new Date('2026-11-23T08:00:00+08:00')

test('a log-in ends thirty days after its last use', () => {
  expect(accessTokenExpiry(used)).toEqual(new Date('2026-12-23T08:00:00+08:00'))
})

test.each([
  ['2026-11-23T08:59:59+08:00', false],
  ['2026-11-23T09:00:00+08:00', true],
])('a use at %s is written down: %s', (now, isWorth) => {
  expect(isWorthTouching(used, new Date(now))).toBe(isWorth)
})
