import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { inboxDays } from './inbox-days'

test('messages stand under their day in China, newest first', () => {
  const told = (createdAt: string) => ({ createdAt })
  const days = inboxDays(
    [
      told('2026-11-23T08:00:00+08:00'),
      told('2026-11-23T00:00:00+08:00'),
      told('2026-11-22T15:59:59Z'),
      told('2026-11-20T12:00:00+08:00'),
      told('2025-12-31T12:00:00+08:00'),
    ],
    localDate('2026-11-23'),
  )
  expect(days.map(({ label, messages }) => [label, messages.length])).toEqual([
    ['今天', 2],
    ['昨天', 1],
    ['11月20日 周五', 1],
    ['2025年12月31日 周三', 1],
  ])
})

test('an empty inbox has no days', () => {
  expect(inboxDays([], localDate('2026-11-23'))).toEqual([])
})
