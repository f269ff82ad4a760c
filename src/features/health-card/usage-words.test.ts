import { expect, test } from 'vitest'
import { outcomeInWords, usageInWords } from './usage-words'

test('a use says what for, how and where', () => {
  expect(usageInWords({ purpose: 'check-in', kind: 'offline', channel: '0100' })).toBe(
    '报到 · 离线核验 · 窗口',
  )
  expect(usageInWords({ purpose: 'open-record', kind: 'dynamic', channel: '9999' })).toBe('打开档案 · 动态码')
})

test.each([
  ['accepted', null],
  ['card_frozen', '卡冻结着，已拦下'],
  ['a refusal of next year', '没用成'],
])('outcome %s', (outcome, words) => {
  expect(outcomeInWords({ outcome })).toBe(words)
})
