import { expect, test } from 'vitest'
import { runningInWords, runningTime, secondsSince } from './running-time'

test('how long a visit has taken', () => {
  const now = new Date('2026-10-13T09:03:20.900+08:00')
  expect(secondsSince('2026-10-13T09:00:00+08:00', now)).toBe(200)
  expect(secondsSince('2026-10-13T09:10:00+08:00', now)).toBe(0)
  expect([38, 65, 3725].map(runningTime)).toEqual(['0:38', '1:05', '62:05'])
  expect(runningInWords(200)).toBe('已 3 分 20 秒')
})
