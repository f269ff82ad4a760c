import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { caseOutlook, caseTag, caseText, caseTitle } from './case-words'

const TODAY = localDate('2026-11-22')
const NOW = new Date('2026-11-22T10:00:00+08:00')
const OPEN = {
  kind: 'service-denied',
  itemZh: '电话随访',
  doneOn: '2026-11-03',
  nameMasked: '孙*强',
  outcome: null,
  isOverdue: false,
  dueAt: '2026-11-25T24:00:00+08:00',
  explanation: null,
} as const

it('E2 31: names the service and the day that are said not to have been', () => {
  expect(caseTitle(OPEN, TODAY)).toBe('电话随访（11月3日）')
  expect(caseTitle({ ...OPEN, kind: 'phone-unanswered', itemZh: null, doneOn: null }, TODAY)).toBe(
    '团队电话没人接',
  )
})

it.each([
  ['E2 31: what the family wrote', 'service-denied', '没人来过', {}, '没人来过'],
  ['E2 37: that nobody answered', 'phone-unanswered', null, {}, '没有人接'],
  ['E2 22: how many applications waited', 'review-overdue', null, { applications: 3 }, '3 份签约申请'],
] as const)('%s', (_, kind, text, facts, words) => {
  expect(caseText({ kind, text, facts })).toContain(words)
})

it.each(['phone-unanswered', 'review-overdue'] as const)('%s is nobody’s service', (kind) => {
  for (const outcome of ['upheld', 'dismissed'] as const) {
    const said = `${caseTag({ ...OPEN, kind, outcome }).label}${caseOutlook({ ...OPEN, kind, outcome }, NOW)}`
    expect(said).not.toMatch(/这一项|做过/)
  }
})

it.each([
  [{ outcome: null }, '等判', '前判'],
  [{ outcome: null, isOverdue: true }, '超时没判', '前判'],
  [{ outcome: 'upheld' as const }, '判居民说得对', '要重新做'],
  [{ outcome: 'dismissed' as const }, '判做过', '照旧算完成'],
])('says where %o stands', (change, label, outlook) => {
  expect(caseTag({ ...OPEN, ...change }).label).toBe(label)
  expect(caseOutlook({ ...OPEN, ...change, dueAt: '2026-11-25T16:00:00+08:00' }, NOW)).toContain(outlook)
})
