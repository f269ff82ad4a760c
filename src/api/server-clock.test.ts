import { expect, test } from 'vitest'
import { noteDateHeader, noteServerTime, serverAheadMs } from './server-clock'

test('a phone ten minutes slow learns it from the Date header, half a second exact', () => {
  noteDateHeader(
    'Mon, 12 Oct 2026 23:59:18 GMT',
    Date.parse('2026-10-13T07:49:18.300+08:00'),
    Date.parse('2026-10-13T07:49:18.700+08:00'),
  )
  expect(serverAheadMs()).toBe(600_000)
})

test('serverTime inside an answer is exact', () => {
  noteServerTime(
    '2026-10-13T07:59:18.250+08:00',
    Date.parse('2026-10-13T07:59:18.000+08:00'),
    Date.parse('2026-10-13T07:59:18.100+08:00'),
  )
  expect(serverAheadMs()).toBe(200)
})

test('an unreadable header changes nothing', () => {
  const before = serverAheadMs()
  noteDateHeader(undefined, 0, 0)
  noteDateHeader('soon', 0, 0)
  expect(serverAheadMs()).toBe(before)
})
