import { expect, test } from 'vitest'
import { calledInWords, callsLeft, callTag, ringLabel, type ToRing, whoToRing } from './call-words'

const elder: ToRing = {
  appointmentId: 'a',
  number: 3,
  start: '2026-11-23T09:20:00+08:00',
  nameMasked: '李*兰',
  sex: 'female',
  age: '78岁',
  isUntold: true,
  phones: [],
  outcome: null,
  calledAt: null,
  calledBy: null,
}

test('who, and when they would set out', () => {
  expect(whoToRing(elder)).toBe('09:20 · 3\u00a0号 · 李*兰 · 女 · 78岁')
})

test('a number that can be dialled by hand, and who answers', () => {
  expect(ringLabel({ phone: '13800138000', relation: 'child' })).toBe('家长 138\u00a00013\u00a08000')
  expect(ringLabel({ phone: '0838', relation: 'self' })).toBe('本人 0838')
})

test.each([
  ['收不到消息', {}],
  ['消息没看', { isUntold: false }],
  ['没人接', { outcome: 'no-answer' }],
  ['说到了', { outcome: 'told' }],
] as const)('%s', (label, change) => {
  expect(callTag({ ...elder, ...change }).label).toBe(label)
})

test('who rang, and how many are left', () => {
  const calledAt = '2026-11-23T07:35:00+08:00'
  expect(calledInWords({ ...elder, calledAt, calledBy: '吴晓兰' })).toBe('吴晓兰 07:35 打的')
  expect(calledInWords({ ...elder, calledAt })).toBe('同事 07:35 打的')
  expect(callsLeft([elder, { ...elder, outcome: 'no-answer' }, { ...elder, outcome: 'told' }])).toBe(
    '还要打电话的 2 家',
  )
  expect(callsLeft([{ ...elder, outcome: 'told' }])).toBe('电话都打到了')
})
