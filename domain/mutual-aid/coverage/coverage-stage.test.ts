import { describe, expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from '../plan/coverage-rules'
import { type CoveragePeriod, coverageStageOn, isCoveredOn, waitingDays } from './coverage-stage'
import { COVERAGE_STATUSES } from './coverage-status'

const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))
const child = localDate('2022-04-20')
const coverage: CoveragePeriod = {
  status: 'in-force',
  paidBy: 'family',
  startsOn: localDate('2026-10-06'),
  endsOn: localDate('2027-08-31'),
  illnessFrom: localDate('2026-11-05'),
  endedOn: null,
}
const stage = (on: string, wish: Partial<CoveragePeriod> = {}, isRenewed = false, birthDate = child) =>
  coverageStageOn({ ...coverage, ...wish }, localDate(on), { birthDate, isRenewed }, rules)

describe('where a coverage in force stands on a day (D-MA)', () => {
  it.each([
    ['2026-10-05', 'upcoming'],
    ['2026-10-06', 'waiting'],
    ['2026-11-04', 'waiting'],
    ['2026-11-05', 'active'],
    ['2027-08-31', 'active'],
    ['2027-09-01', 'grace'],
    ['2027-10-30', 'grace'],
    ['2027-10-31', 'expired'],
  ])('%s: %s', (on, expected) => expect(stage(on)).toBe(expected))

  it('is renewed when another one follows', () => {
    expect(stage('2027-08-31', {}, true)).toBe('active')
    expect(stage('2027-09-01', {}, true)).toBe('renewed')
    expect(stage('2028-09-01', {}, true)).toBe('renewed')
  })

  it('E4 4: a child of seventeen is covered to the end, and not asked to renew', () => {
    const seventeen = localDate('2008-10-07')
    expect(stage('2027-08-31', {}, false, seventeen)).toBe('active')
    expect(stage('2027-09-01', {}, false, seventeen)).toBe('aged-out')
    expect(stage('2027-09-01', {}, false, localDate('2009-09-02'))).toBe('grace')
  })

  it('E4 16: a renewal whose fee is owed is covered, and told so', () => {
    const owed = { paidBy: 'owed', illnessFrom: localDate('2026-10-06') } as const
    expect(stage('2026-10-05', owed)).toBe('upcoming')
    expect(stage('2026-10-06', owed)).toBe('grace')
    expect(isCoveredOn({ ...coverage, ...owed }, localDate('2026-10-06'))).toBe(true)
  })

  it('is what is kept for everything else, on any day', () => {
    for (const status of COVERAGE_STATUSES.filter((each) => each !== 'in-force')) {
      for (const on of ['2026-10-01', '2027-01-01', '2028-01-01']) expect(stage(on, { status })).toBe(status)
    }
  })
})

it('stands for the days until an early end, and for none of one that never was', () => {
  const covered = (wish: Partial<CoveragePeriod>, on: string) =>
    isCoveredOn({ ...coverage, ...wish }, localDate(on))
  const left = { status: 'withdrawn', endedOn: localDate('2027-03-10') } as const
  expect(['2026-10-05', '2026-10-06', '2027-08-31', '2027-09-01'].map((on) => covered({}, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect([covered(left, '2027-03-10'), covered(left, '2027-03-11')]).toEqual([true, false])
  for (const status of ['pending-payment', 'unpaid', 'cancelled-hesitation', 'void'] as const) {
    expect(covered({ status }, '2027-01-01')).toBe(false)
  }
})

it('counts the days of waiting down', () => {
  const on = (day: string) => waitingDays(coverage, localDate(day))
  expect(on('2026-10-01')).toEqual({ left: 30, total: 30 })
  expect(on('2026-10-13')).toEqual({ left: 23, total: 30 })
  expect(on('2026-11-05')).toEqual({ left: 0, total: 30 })
})
