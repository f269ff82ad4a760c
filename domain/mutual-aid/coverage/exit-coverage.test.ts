import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { addDays, localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from '../plan/coverage-rules'
import { type EndedCoverage, endByStaff, lapseCoverage, leaveCoverage } from './exit-coverage'
import { exitLosses } from './exit-losses'

const coverage: EndedCoverage = {
  startsOn: localDate('2026-10-06'),
  endsOn: localDate('2027-08-31'),
  hesitationUntil: localDate('2026-10-21'),
  feeFen: fen(15_000),
  paidBy: 'family',
  hasClaim: false,
}
const leave = (on: string, wish: Partial<EndedCoverage> = {}) =>
  leaveCoverage({ ...coverage, ...wish }, localDate(on))

describe('leaving a plan (MA-08, MA-20)', () => {
  it('gives everything back until the last day of hesitation, as if it had never begun', () => {
    expect(leave('2026-10-21')).toEqual({
      status: 'cancelled-hesitation',
      reason: 'hesitation',
      endedOn: '2026-10-05',
      refundFen: 15_000,
      givesWaiverBack: false,
    })
    expect(leave('2026-10-22')).toEqual({
      status: 'withdrawn',
      reason: 'family',
      endedOn: '2026-10-22',
      refundFen: 0,
      givesWaiverBack: false,
    })
  })

  it('E4 13: gives nothing back once aid was asked for', () => {
    expect(leave('2026-10-10', { hasClaim: true })).toMatchObject({ status: 'withdrawn', refundFen: 0 })
  })

  it.each(['owed', 'donation'] as const)('gives a family nothing back that it has not paid: %s', (paidBy) => {
    expect(leave('2026-10-10', { paidBy })).toMatchObject({ status: 'cancelled-hesitation', refundFen: 0 })
  })

  it('never gives back more than was paid, nor ends later than it would have', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 500 }), fc.boolean(), (days, hasClaim) => {
        const end = leaveCoverage({ ...coverage, hasClaim }, addDays(coverage.startsOn, days))
        expect(end.refundFen).toBeLessThanOrEqual(coverage.feeFen)
        expect(end.endedOn <= coverage.endsOn && end.endedOn >= addDays(coverage.startsOn, -1)).toBe(true)
      }),
    )
  })
})

describe('what the plan ends itself', () => {
  const on = localDate('2026-12-24')

  it('E4 18: covers up to the death', () => {
    expect(endByStaff(coverage, 'death', on)).toEqual({
      status: 'withdrawn',
      reason: 'death',
      endedOn: '2026-12-24',
      refundFen: 0,
      givesWaiverBack: false,
    })
  })

  it('E4 18: gives back the year that had not begun', () => {
    const before = localDate('2026-10-05')
    const end = endByStaff(coverage, 'death', before)
    expect(end).toMatchObject({ endedOn: '2026-10-05', refundFen: 15_000, givesWaiverBack: false })
    expect(endByStaff({ ...coverage, paidBy: 'donation' }, 'death', before)).toMatchObject({
      refundFen: 0,
      givesWaiverBack: true,
    })
  })

  it('E4 53: gives back to donations what never began, and nothing that did', () => {
    const waived = { ...coverage, paidBy: 'donation' } as const
    const ends = [
      leave('2026-10-10', waived),
      leave('2026-10-10', { ...waived, hasClaim: true }),
      leave('2026-10-22', waived),
      endByStaff(waived, 'false-identity', on),
      endByStaff(waived, 'death', on),
      endByStaff({ ...waived, hasClaim: true }, 'false-identity', on),
    ]
    expect(ends.map(({ givesWaiverBack }) => givesWaiverBack)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ])
  })

  it('E4 7: a false residence was never covered; the fee goes back unless aid was asked for', () => {
    expect(endByStaff(coverage, 'false-identity', on)).toMatchObject({
      status: 'void',
      endedOn: '2026-10-05',
      refundFen: 15_000,
    })
    expect(endByStaff({ ...coverage, hasClaim: true }, 'false-identity', on).refundFen).toBe(0)
  })

  it('E4 16: a renewal that was never paid ends with its grace', () => {
    expect(lapseCoverage({ ...coverage, paidBy: 'owed' }, on)).toMatchObject({
      status: 'withdrawn',
      reason: 'not-paid',
      endedOn: '2026-12-24',
    })
  })
})

describe('E4 50: what is lost by leaving', () => {
  const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-10'))
  const losses = (on: string, { openClaims = 0, paidFen = coverage.feeFen } = {}) => {
    const today = localDate(on)
    return exitLosses(leaveCoverage(coverage, today), { paidFen, openClaims }, today, rules)
  }

  it('is said one by one, the money first of all', () => {
    expect(losses('2026-10-10').map(({ text }) => text)).toEqual([
      '当作没有参加过，参加以来的病和意外都不给',
      '¥150.00 全退，原路退回',
      '再参加，要重新等 30 天，生病才给',
      '再参加要在 10月31日 以前',
    ])
    expect(losses('2027-03-10', { openClaims: 1 }).map(({ text }) => text)).toEqual([
      '从明天起，生病和意外都不给',
      '付过的 ¥150.00 不退',
      '再参加，要重新等 30 天，生病才给',
      '再参加最早 9月1日',
      '正在办的 1 份申请照常算完，退出以前的事不受影响',
    ])
    expect(losses('2027-03-10', { paidFen: fen(0) })[1]?.text).toBe('没有付过钱，不用退')
  })
})
