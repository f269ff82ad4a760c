import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { codeIn, codeMessage, delegationPeriodInWords, isRunning, untilInWords } from './delegation-words'

const today = localDate('2026-11-22')

test.each([
  ['2026-11-22', '到今天'],
  ['2026-11-23', '到明天'],
  ['2026-12-22', '到 12月22日 周二'],
  ['2027-02-22', '到 2027年2月22日 周一'],
])('a delegation that ends on %s: %s', (day, words) => {
  expect(untilInWords(localDate(day), today)).toBe(words)
})

test('one that is still to begin says both days', () => {
  expect(delegationPeriodInWords(localDate('2026-12-01'), localDate('2026-12-31'), today)).toBe(
    '12月1日 – 12月31日',
  )
  expect(delegationPeriodInWords(localDate('2026-11-22'), localDate('2026-12-22'), today)).toBe(
    '到 12月22日 周二',
  )
})

test('only what runs can be ended', () => {
  expect((['waiting', 'not-yet', 'active', 'ended', 'revoked'] as const).filter(isRunning)).toEqual([
    'waiting',
    'not-yet',
    'active',
  ])
})

test('a code is found again in the message that carried it', () => {
  expect(codeIn(codeMessage('AB2D3F4H', '11月29日 周日 10:13'))).toBe('AB2D-3F4H')
  expect(codeIn('ab2d-3f4h')).toBe('ab2d-3f4h')
  expect(codeIn('ab2d3f')).toBe('ab2d3f')
})
