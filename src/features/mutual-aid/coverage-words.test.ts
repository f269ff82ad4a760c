import { describe, expect, it } from 'vitest'
import { fen } from '#domain/kernel/fen'
import { localDate } from '#domain/kernel/time'
import {
  coveragePeriodInWords,
  daysLeftInWords,
  deductibleLeftInWords,
  enrolmentStanding,
  exitInWords,
  hesitationInWords,
  isOver,
  standingOfCoverage,
  tagOfCoverage,
  tagOfStage,
  yearInWords,
} from './coverage-words'
import type { CoverageRow } from './use-coverages'

const TODAY = localDate('2026-10-13')

const WAITING: CoverageRow = {
  id: 'c1',
  patientId: 'p1',
  enrolmentId: 'e1',
  kind: 'new',
  startsOn: localDate('2026-10-06'),
  endsOn: localDate('2027-08-31'),
  illnessFrom: localDate('2026-11-05'),
  hesitationUntil: localDate('2026-10-21'),
  feeBand: 'under-6',
  feeFen: fen(15_000),
  paidBy: 'family',
  certificateNumber: 'YX26-000318',
  endedOn: null,
  endReason: null,
  stage: 'waiting',
  verificationCode: 'ABCD-2345-WXYZ',
  waitingDaysLeft: 23,
  waitingDaysTotal: 30,
  yearNo: 1,
  capFen: fen(10_000_000),
  capLeftFen: 10_000_000,
  deductibles: [],
  openClaims: 0,
  payUntil: null,
  canRenew: false,
  graceUntil: null,
  inForceAt: '2026-10-06T10:00:00.000+08:00',
}

describe('the money of an enrolment', () => {
  const now = new Date('2026-10-06T10:00:00+08:00')
  const asked = {
    certificateNumber: null,
    stage: 'pending-payment',
    payUntil: '2026-10-06T10:30:00+08:00',
  } as const
  const standing = (...rows: Partial<CoverageRow>[]) =>
    enrolmentStanding(
      rows.map((row) => ({ ...WAITING, ...row })),
      now,
    )

  it('is said to have come only when somebody is in', () => {
    expect(standing({}, asked)).toBe('owed')
    expect(standing({}, { ...asked, stage: 'unpaid', payUntil: null })).toBe('in')
    expect(standing({ ...asked, paidBy: 'donation' })).toBe('asked')
    expect(standing({ ...asked, stage: 'unpaid', payUntil: null })).toBe('over')
    // Nobody has taken its place away yet, but it cannot be paid any more.
    expect(standing({ ...asked, payUntil: '2026-10-06T09:59:00+08:00' })).toBe('over')
    expect(standing({ stage: 'cancelled-hesitation' })).toBe('over')
  })

  it('is promised back to whoever leaves only where there is any', () => {
    const exit = { isHesitation: true, refundFen: 15_000, effectiveOn: TODAY }
    expect(exitInWords(exit, TODAY)).toBe('现在退出，¥150.00 全退')
    expect(exitInWords({ ...exit, refundFen: 0 }, TODAY)).toBe('现在退出，当作没有参加过')
    expect(exitInWords({ ...exit, isHesitation: false, refundFen: 0 }, TODAY)).toBe('10月13日 起没有保障')
  })
})

describe('what a family reads of a coverage', () => {
  it('says until when everything is given back, and no longer than that', () => {
    expect(hesitationInWords(WAITING, TODAY)).toBe('10月21日 24:00 前退出，没申请过就退 ¥150.00')
    expect(hesitationInWords(WAITING, localDate('2026-10-21'))).not.toBeNull()
    expect(hesitationInWords(WAITING, localDate('2026-10-22'))).toBeNull()
  })

  it('promises no money to whoever paid none', () => {
    expect(hesitationInWords({ ...WAITING, paidBy: 'donation' }, TODAY)).toBe('10月21日 24:00 前退出')
    expect(hesitationInWords({ ...WAITING, stage: 'pending-payment' }, TODAY)).toBeNull()
  })

  it('counts the years that followed each other, and says when nothing has to be waited for', () => {
    expect(yearInWords(WAITING)).toBe('第 1 年')
    expect(yearInWords({ ...WAITING, yearNo: 2, waitingDaysTotal: 0 })).toBe('连续第 2 年，没有等待期')
    expect(yearInWords({ ...WAITING, kind: 'newborn', waitingDaysTotal: 0 })).toBe('满月就参加，没有等待期')
  })

  it('shows the real last day of one that ended early, and none of one that counts as never begun', () => {
    expect(coveragePeriodInWords(WAITING, TODAY)).toBe('10月6日 – 2027年8月31日')
    const early = { ...WAITING, endedOn: localDate('2026-12-01') }
    expect(coveragePeriodInWords(early, TODAY)).toBe('10月6日 – 12月1日')
    const never = { ...WAITING, endedOn: localDate('2026-10-05') }
    expect(coveragePeriodInWords(never, TODAY)).toBe('10月6日 起，未生效')
  })

  it('says that nothing is lost in the grace, and until when (E4 16)', () => {
    const owed = { ...WAITING, stage: 'grace', graceUntil: localDate('2026-12-04') } as const
    expect(standingOfCoverage(owed, TODAY)).toBe('保障没有断。12月4日 24:00 前付清，一天都不少。')
  })

  it('tells a pending payment from a waiver that is being decided', () => {
    const pending = { ...WAITING, stage: 'pending-payment' } as const
    expect(standingOfCoverage(pending, TODAY)).toContain('付了款才算参加')
    const asked = { ...pending, paidBy: 'donation' } as const
    expect(standingOfCoverage(asked, TODAY)).toContain('正在审核')
    expect([tagOfCoverage(pending).label, tagOfCoverage(asked).label]).toEqual(['等付款', '等审核'])
    const refused = { ...asked, stage: 'unpaid' } as const
    expect(standingOfCoverage(refused, TODAY)).toBe('捐款没有代付，还没有参加。')
    expect(tagOfCoverage(refused).label).toBe('没有参加')
  })

  it('does not say of a child who died that it left (E4 18)', () => {
    const ended = { ...WAITING, stage: 'withdrawn', endReason: 'death', endedOn: TODAY } as const
    expect(tagOfCoverage(ended).label).toBe('已结束')
    expect(standingOfCoverage(ended, TODAY)).toBe('保障到 10月13日。这以前的事，家里人还能申请。')
  })

  it('has a word for every stage, and knows which are over', () => {
    expect(tagOfStage('waiting')).toEqual({ label: '等待期', tone: 'wait' })
    expect(isOver(WAITING)).toBe(false)
    expect(isOver({ stage: 'withdrawn' })).toBe(true)
  })

  it('counts days as people read them', () => {
    expect(daysLeftInWords(localDate('2026-10-31'), TODAY)).toBe('还有 18 天')
    expect(daysLeftInWords(TODAY, TODAY)).toBe('今天是最后一天')
  })
})

it.each([
  [30_000, '还要扣 ¥300.00'],
  [1, '还要扣 ¥0.01'],
  [0, '今年扣满了，不再扣'],
])('of the 免赔额 %i 分 are left: %s', (leftFen, words) => {
  expect(deductibleLeftInWords(leftFen)).toBe(words)
})
