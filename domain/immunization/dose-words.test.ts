import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { DoseReason } from './dose-state'
import { daysLeftZh, doseNameZh, reasonsInWords, shortDoseZh } from './dose-words'

const TODAY = localDate('2026-11-22')
const worded = (...reasons: DoseReason[]) => ({
  reasons,
  latestOn: localDate('2027-09-21'),
  earliestOn: TODAY,
})

it('says that a late dose is enough, and until when it is in time', () => {
  expect(reasonsInWords(worded('deadline-ahead', 'no-restart'), TODAY)).toEqual([
    '2027年9月21日前打完都算数',
    '补一剂就好，不用从头打',
  ])
})

it('never reproaches a family', () => {
  const all = reasonsInWords(worded('too-early', 'deadline-past', 'too-old', 'unverified', 'deferred'), TODAY)
  expect(all.join('')).not.toMatch(/异常|不正常|错误|失败|！/)
})

it('names doses', () => {
  expect(doseNameZh({ vaccine: 'MPSV-A', doseNo: 2 })).toBe('A群流脑多糖疫苗 第 2 剂')
  expect(shortDoseZh('DTP', 4)).toBe('百白破 4')
  expect(daysLeftZh(localDate('2027-03-17'), TODAY)).toBe('还有 115 天')
  expect(daysLeftZh(TODAY, TODAY)).toBeNull()
})
