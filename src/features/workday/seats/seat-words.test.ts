import { expect, test } from 'vitest'
import {
  endAfter,
  extensionInWords,
  keptInWords,
  previewInWords,
  seatCounts,
  slotHours,
  slotInWords,
} from './seat-words'

const slot = {
  id: 'a',
  start: '2026-11-25T09:00:00+08:00',
  end: '2026-11-25T09:10:00+08:00',
  pool: 'public' as const,
  capacity: 4,
  free: 1,
  kept: 1,
  arrived: 1,
  booked: 1,
  opensAt: null,
}

test('a slot says what became of its seats, and nothing of what there is none of', () => {
  expect(slotHours(slot)).toBe('09:00–09:10')
  expect(slotInWords(slot)).toBe('空 1 · 约 1 · 到 1 · 留着 1')
  expect(slotInWords({ ...slot, free: 0, kept: 0, arrived: 0 })).toBe('约 1')
  expect(slotInWords({ ...slot, free: 0, kept: 0, arrived: 0, booked: 0 })).toBe('没有号')
})

test('what is kept for others says when it comes back (BK-05, BK-19)', () => {
  expect(keptInWords(slot)).toBeNull()
  const onSite = { ...slot, pool: 'on-site' as const, opensAt: '2026-11-25T09:00:00+08:00' }
  expect(keptInWords(onSite)).toBe('现场号，09:00 放给大家')
  expect(keptInWords({ ...slot, pool: 'referral' })).toBe('转诊号，已放给大家')
})

test('the head adds them up', () => {
  const counts = seatCounts({ slots: [slot, { ...slot, free: 3, kept: 0, arrived: 0 }] })
  expect(counts.map(({ name, value }) => `${name}${value}`)).toEqual(['放号8', '空4', '约2', '到1', '留着1'])
})

test('a longer session says who let it go on, and when', () => {
  const extension = {
    minutes: 20,
    end: '2026-11-25T10:00:00+08:00',
    at: '2026-11-25T08:31:00+08:00',
    by: '王敏',
  }
  expect(extensionInWords(extension)).toBe('延长 20 分钟，到 10:00（王敏，08:31）')
  expect(extensionInWords({ ...extension, by: null })).toBe('延长 20 分钟，到 10:00（08:31）')
})

test('before it goes on longer it says until when', () => {
  const end = '2026-11-25T11:50:00+08:00'
  expect(endAfter({ end, extension: { slots: 3, minutes: 20 } })).toBe('12:10')
})

test('a stop says whom it meets and what is there for them', () => {
  const offers = { 'same-doctor': 2, colleague: 0, 'nearest-site': 1 }
  expect(previewInWords({ families: 3, offers, without: 1 })).toBe(
    '3 家会马上收到通知，不算爽约。能留的号：同一位医生换一天 2 个、最近的社区 1 个。1 家没有合适的号，挂号费马上退。',
  )
  expect(previewInWords({ families: 0, offers, without: 0 })).toBe('没有人约着，不用通知谁。')
})
