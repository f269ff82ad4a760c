import { expect, it } from 'vitest'
import { staffCaptionOf, staffWithheldInWords, waitInWords, writerInWords } from './staff-words'
import type { StaffMessage, StaffThreadRow } from './use-staff-thread'

const NOW = new Date('2026-11-22T09:00:00+08:00')
const ROW: StaffThreadRow = {
  conversationId: 'c',
  patientId: 'p',
  nameMasked: '周*满',
  sex: 'male',
  ageMonths: 14,
  lastAt: null,
  waitingSince: null,
  isUrgent: false,
  unread: 0,
}
const SAID: StaffMessage = {
  id: 'm',
  seq: 1,
  side: 'family',
  kind: 'text',
  sentAt: '2026-11-22T08:20:00+08:00',
  isMine: false,
  authorName: null,
  text: '夜里咳',
  picture: null,
  check: null,
  isWithheld: false,
}

it.each([
  [null, '都回了'],
  ['2026-11-22T08:48:00+08:00', '等了 12 分钟'],
  ['2026-11-22T06:30:00+08:00', '等了 2 小时'],
  ['2026-11-20T06:30:00+08:00', '等了 2 天'],
  ['2026-11-22T09:00:05+08:00', '等了 0 分钟'],
])('E2 38: since %s says %s', (waitingSince, words) => expect(waitInWords({ waitingSince }, NOW)).toBe(words))

it('says who writes, by months while they count', () => {
  expect(writerInWords(ROW)).toBe('周*满 · 男 · 14个月')
  expect(writerInWords({ ...ROW, ageMonths: 871 })).toBe('周*满 · 男 · 72岁')
})

it('says who of the team answered', () => {
  expect(staffCaptionOf(SAID)).toBe('居民 · 08:20')
  expect(staffCaptionOf({ ...SAID, side: 'team', authorName: '赵敏' })).toBe('赵敏 · 08:20')
  expect(staffCaptionOf({ ...SAID, side: 'team', isMine: true })).toBe('08:20')
})

it('says why nothing stands there', () => {
  expect(staffWithheldInWords(SAID)).toBeNull()
  expect(staffWithheldInWords({ ...SAID, isWithheld: true, text: null })).toContain('内容检查')
  expect(staffWithheldInWords({ ...SAID, isMine: true, check: 'risky' })).toContain('没有送到')
  expect(staffWithheldInWords({ ...SAID, kind: 'picture', picture: 'gone' })).toContain('保存期')
})
