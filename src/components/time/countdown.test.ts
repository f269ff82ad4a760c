import { expect, test } from 'vitest'
import { countdownSpoken, countdownText, isAnnounced, secondsLeft } from './countdown'

test('counts on the server clock: a phone five minutes slow still shows what the server will do', () => {
  const fiveMinutesMs = 300_000
  expect(secondsLeft(1_000_000 + fiveMinutesMs, 1_000_000, 0)).toBe(300)
  expect(secondsLeft(1_000_000 + fiveMinutesMs, 1_000_000 - fiveMinutesMs, fiveMinutesMs)).toBe(300)
})

test('stops at zero', () => {
  expect(secondsLeft(1000, 60_000, 0)).toBe(0)
})

test.each([
  [0, '0:00'],
  [278, '4:38'],
  [3599, '59:59'],
  [7800, '2 小时 10 分'],
  [18 * 86_400 + 5, '还有 18 天'],
])('%d s reads %s', (seconds, text) => {
  expect(countdownText(seconds)).toBe(text)
})

test('is said in words, and only at 2:00 and 0:30', () => {
  expect(countdownSpoken(278)).toBe('4分38秒')
  expect([121, 120, 119, 30, 29].filter(isAnnounced)).toEqual([120, 30])
})
