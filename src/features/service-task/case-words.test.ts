import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { caseOutlook, caseTag, caseTitle } from './case-words'

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
  [{ outcome: null }, '等判', '前判'],
  [{ outcome: null, isOverdue: true }, '超时没判', '前判'],
  [{ outcome: 'upheld' as const }, '判居民说得对', '要重新做'],
  [{ outcome: 'dismissed' as const }, '判做过', '照旧算完成'],
])('says where %o stands', (change, label, outlook) => {
  expect(caseTag({ ...OPEN, ...change }).label).toBe(label)
  expect(caseOutlook({ ...OPEN, ...change, dueAt: '2026-11-25T16:00:00+08:00' }, NOW)).toContain(outlook)
})
