import { expect, test } from 'vitest'
import { laterWords, offlineWords } from './offline-words'

const scan = { code: 'HC1.a', scannedAt: '2026-10-13T08:11:00+08:00' }

test('a check without a network says what happens later', () => {
  expect(offlineWords({ kind: 'kept', isChecked: true })?.next).toContain('自动补上报到')
})

test('a device that cannot check says so, and does not let a code pass as checked', () => {
  expect(offlineWords({ kind: 'kept', isChecked: false })?.title).toContain('还没核验')
})

test('a code that was scanned before says when', () => {
  expect(offlineWords({ kind: 'repeated', earlier: scan })?.next).toContain('08:11 已经记下')
})

test.each(['purpose', 'number'] as const)('without a network and %s there is still a way', (why) => {
  expect(offlineWords({ kind: 'unreachable', why })?.next).not.toBe('')
})

test.each([
  ['waits', {}, null],
  ['checked in', { outcome: 'accepted', checkedIn: true }, { label: '已报到', isGood: true }],
  ['no visit that day', { outcome: 'accepted' }, { label: '核对过了，今天没有一个待报到的号', isGood: true }],
  [
    'too early',
    { outcome: 'accepted', checkedIn: false },
    { label: '核对过了，报到要到前台办', isGood: false },
  ],
  ['scanned at two counters', { outcome: 'card_code_replayed' }, { label: '这个码已经用过', isGood: false }],
  ['frozen meanwhile', { outcome: 'card_frozen' }, { label: '这张卡冻结了', isGood: false }],
  ['a refusal of next year', { outcome: 'card_eaten' }, { label: '没有通过', isGood: false }],
])('later: %s', (_, said, words) => {
  expect(laterWords({ ...scan, ...said })).toEqual(words)
})
