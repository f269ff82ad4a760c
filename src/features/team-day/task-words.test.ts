import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { callTag, dueInWords, residentLines, residentTag, shareInWords } from './task-words'

const TODAY = localDate('2026-11-22')
const ROW = {
  groups: ['child-0-6'],
  gridName: '梧桐路 1 网格',
  nextItem: '上门随访',
  dueOn: localDate('2026-12-03'),
  overdueDays: 0,
  contractEndsOn: localDate('2027-06-01'),
} as const

it('says until when, or how late', () => {
  expect(dueInWords(ROW, TODAY)).toBe('12月3日前')
  expect(dueInWords({ ...ROW, overdueDays: 3 }, TODAY)).toBe('逾期 3 天')
})

it('says who somebody is and what comes next', () => {
  expect(residentLines(ROW, TODAY)).toBe('0–6 岁儿童 · 梧桐路 1 网格\n上门随访，12月3日前')
  expect(residentLines({ ...ROW, groups: [], gridName: null, nextItem: null, dueOn: null }, TODAY)).toBe(
    '都做完了，签到 2027年6月1日',
  )
})

it.each([
  [true, 3, '急'],
  [false, 3, '逾期 3 天'],
  [false, 0, undefined],
])('marks urgent %s and %i days late with %s', (isUrgent, overdueDays, label) => {
  expect(residentTag({ isUrgent, overdueDays })?.label).toBe(label)
})

it.each([
  ['done', '打通了'],
  ['unreachable', '没打通'],
  ['declined', '这次不用'],
] as const)('a call that was %s says %s', (outcome, label) => {
  expect(callTag(outcome).label).toBe(label)
})

it('never rounds what was done up to all of it, and has no share of nothing', () => {
  expect(shareInWords(199, 200)).toBe('99%')
  expect(shareInWords(0, 0)).toBe('—')
})
