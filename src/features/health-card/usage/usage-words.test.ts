import { expect, test } from 'vitest'
import { outcomeInWords, usageInWords } from './usage-words'

test('a use says what for, how and where', () => {
  const use = {
    purpose: 'check-in',
    kind: 'dynamic',
    stage: '0101014',
    channel: '0100',
    syncedAt: null,
  } as const
  expect(usageInWords(use)).toBe('报到 · 动态码 · 窗口 · 预约导诊')
  expect(usageInWords({ ...use, purpose: 'open-record', stage: '9', channel: '9999' })).toBe(
    '打开档案 · 动态码',
  )
})

test('a check without a network says so, whatever code was shown', () => {
  const use = {
    purpose: 'check-in',
    stage: '0101014',
    channel: '0100',
    syncedAt: '2026-10-13T09:00:00+08:00',
  } as const
  expect(usageInWords({ ...use, kind: 'offline' })).toBe('报到 · 离线核验 · 窗口 · 预约导诊')
  expect(usageInWords({ ...use, kind: 'dynamic' })).toBe('报到 · 离线核验 · 窗口 · 预约导诊')
})

test.each([
  ['accepted', null],
  ['card_frozen', '卡冻结着，已拦下'],
  ['a refusal of next year', '没用成'],
])('outcome %s', (outcome, words) => {
  expect(outcomeInWords({ outcome })).toBe(words)
})
