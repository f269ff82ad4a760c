import { expect, test } from 'vitest'
import { expiresInWords, waitedInWords } from './waited-words'

const now = new Date('2026-11-22T09:00:00+08:00')

test.each([
  ['2026-11-22T08:59:30+08:00', '等了不到 1 分钟'],
  // A phone's clock may be a little behind.
  ['2026-11-22T09:00:05+08:00', '等了不到 1 分钟'],
  ['2026-11-22T08:48:00+08:00', '等了 12 分钟'],
  ['2026-11-22T06:30:00+08:00', '等了 2 小时'],
  ['2026-11-20T06:30:00+08:00', '等了 2 天'],
])('asked at %s: %s', (createdAt, words) => {
  expect(waitedInWords(createdAt, now)).toBe(words)
})

test('the day on which a request runs out', () => {
  expect(expiresInWords('2026-12-05T10:00:00+08:00', now)).toBe('12月5日 过期')
  expect(expiresInWords('2027-01-02T10:00:00+08:00', now)).toBe('2027年1月2日 过期')
})
