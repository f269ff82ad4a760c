import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import type { DoseRow, GivenRow } from './immunization-view'
import {
  ageTitle,
  comfortOf,
  comingGroup,
  comingSub,
  comingTag,
  givenGroups,
  holdInWords,
  inspectedDoses,
  openDoses,
  openSinceInWords,
} from './immunization-words'

const TODAY = localDate('2026-10-13')
const BORN = localDate('2025-08-05')
const MISSING: DoseRow = {
  series: 'MenA',
  doseNo: 2,
  vaccineCode: 'MPSV-A',
  nameZh: 'A群流脑多糖疫苗',
  state: 'OVERDUE',
  dueOn: localDate('2026-05-05'),
  earliestOn: localDate('2026-05-05'),
  latestOn: localDate('2027-08-04'),
  reasons: [],
  free: true,
  givenId: null,
}
const AHEAD: DoseRow = {
  ...MISSING,
  series: 'DTP',
  doseNo: 4,
  vaccineCode: 'DTaP',
  nameZh: '百白破疫苗',
  state: 'NOT_DUE',
  dueOn: localDate('2027-02-05'),
  earliestOn: localDate('2027-02-05'),
}
const given = (id: string, on: string, isVerified = true): GivenRow => ({
  id,
  vaccineCode: 'HepB',
  nameZh: '乙肝疫苗',
  on: localDate(on),
  isVerified,
  lotNumber: null,
  place: null,
  mayWithdraw: false,
})
const done = (givenId: string, doseNo: number, state: DoseRow['state'] = 'DONE'): DoseRow => ({
  ...MISSING,
  series: 'HepB',
  doseNo,
  state,
  givenId,
})

describe('what can be given now', () => {
  it('has late doses first', () => {
    const due: DoseRow = { ...AHEAD, state: 'DUE' }
    expect(openDoses([due, AHEAD, MISSING])).toEqual([MISSING, due])
  })

  it('is told without blame, and with the last day that is printed', () => {
    expect(openSinceInWords(MISSING, TODAY)).toBe('应在 5月5日 接种')
    expect(comfortOf({ ...MISSING, reasons: ['deadline-ahead', 'no-restart'] }, TODAY)).toBe(
      '补 1 剂就好，不用从头打。2027年8月4日前打完都算数。',
    )
    expect(comfortOf({ ...MISSING, doseNo: 1, reasons: ['deadline-past'] }, TODAY)).toBe(
      '补 1 剂就好，现在打也来得及。过了推荐的时间，现在补也有用。',
    )
    expect(comfortOf({ ...MISSING, state: 'TEST_NEEDED', reasons: ['skin-test'] }, TODAY)).toContain('皮试')
    expect(comfortOf({ ...MISSING, state: 'DUE', reasons: ['age'] }, TODAY)).toBe(
      '到月龄了，约个时间去打就好。',
    )
  })
})

describe('what comes next', () => {
  it('is one journey: what is due within a month of the first', () => {
    const later: DoseRow = { ...AHEAD, earliestOn: localDate('2027-08-05') }
    const near: DoseRow = { ...AHEAD, series: 'MMR', earliestOn: localDate('2027-02-20') }
    expect(comingGroup([later, near, MISSING, AHEAD], BORN, TODAY)).toEqual({
      whenZh: '18 月龄 · 2027年2月5日起',
      doses: [AHEAD, near],
    })
    expect(comingGroup([MISSING], BORN, TODAY)).toBeNull()
  })

  it('says how long it is', () => {
    expect(comingTag(AHEAD, TODAY).label).toBe('还有 115 天')
    expect(comingSub({ ...AHEAD, reasons: ['interval'] }, TODAY)).toBe('免费 · 和上一剂要隔够天数')
    expect(comingSub({ ...AHEAD, reasons: ['age'] }, TODAY)).toBe('免费')
  })
})

describe('what was given', () => {
  it('stands by day, newest first, with the dose it was', () => {
    const rows = [given('a', '2025-08-05'), given('b', '2025-09-06'), given('c', '2025-09-06')]
    const groups = givenGroups(rows, [done('a', 1), done('b', 2)], BORN)
    expect(groups.map(({ title, names }) => [title, names])).toEqual([
      ['1 月龄 · 2 剂', '乙肝 2、乙肝疫苗'],
      ['出生 · 1 剂', '乙肝 1'],
    ])
  })

  it('says what is not verified, and what came too early', () => {
    const tagOf = (row: GivenRow, dose: DoseRow) => givenGroups([row], [dose], BORN)[0]?.tag.label
    expect(tagOf(given('a', '2025-08-05'), done('a', 1))).toBe('已接种')
    expect(tagOf(given('a', '2025-08-05', false), done('a', 1))).toBe('待核实')
    expect(tagOf(given('a', '2025-08-05'), done('a', 1, 'DONE_EARLY_INVALID'))).toBe('打早了，要再补')
  })

  it('names the age as a family does', () => {
    expect(ageTitle(BORN, localDate('2025-08-06'))).toBe('出生')
    expect(ageTitle(BORN, localDate('2025-08-25'))).toBe('20 天')
    expect(ageTitle(BORN, localDate('2026-04-09'))).toBe('8 月龄')
    expect(ageTitle(BORN, localDate('2029-08-05'))).toBe('4 岁')
  })
})

describe('a vaccine that is held back', () => {
  it('has its reason, and the day from which it may be booked', () => {
    const hold = { id: 'h', vaccineCode: 'MMR', nameZh: '麻腮风疫苗', reasonZh: '发热' } as const
    expect(holdInWords({ ...hold, until: localDate('2026-10-20') }, TODAY)).toBe(
      '麻腮风疫苗：先不打（发热），10月20日起可以再约。',
    )
    expect(holdInWords({ ...hold, until: null }, TODAY)).toBe('麻腮风疫苗：医生写了不打（发热）。')
  })
})

describe('for a kindergarten', () => {
  it('counts what was given or replaced, and misses what can be given now', () => {
    const replaced = done('b', 2, 'REPLACED')
    const early = done('c', 3, 'DONE_EARLY_INVALID')
    expect(inspectedDoses([done('a', 1), replaced, early, MISSING, AHEAD])).toEqual({
      done: [done('a', 1), replaced],
      missing: [MISSING],
    })
  })
})
