import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { CONTRACT_STATUSES, contractStageOn, isInForceOn, isOpen } from './contract-status'

const signed = {
  status: 'signed',
  startsOn: localDate('2026-10-13'),
  endsOn: localDate('2027-10-12'),
} as const
const stage = (on: string, isRenewed = false) =>
  contractStageOn(signed, localDate(on), { expiringDays: 60, isRenewed, leftOn: null })

describe('where a signed contract stands on a day (D-FD-06)', () => {
  it.each([
    // E2 46: it begins in the future.
    ['2026-10-12', 'upcoming'],
    ['2026-10-13', 'active'],
    ['2027-08-12', 'active'],
    ['2027-08-13', 'expiring'],
    ['2027-10-12', 'expiring'],
    ['2027-10-13', 'expired'],
  ])('%s: %s', (on, expected) => expect(stage(on)).toBe(expected))

  it.each([
    ['2027-08-12', 'active'],
    ['2027-08-13', 'renewed'],
    ['2027-10-13', 'renewed'],
  ])('%s when the next one is signed: %s', (on, expected) => expect(stage(on, true)).toBe(expected))

  it.each([
    ['2026-11-14', 'active'],
    ['2026-11-15', 'terminated'],
  ])('E2 28: left for another team until 2026-11-14, on %s: %s', (on, expected) => {
    const left = { ...signed, status: 'terminated' } as const
    const leftOn = localDate('2026-11-14')
    expect(contractStageOn(left, localDate(on), { expiringDays: 60, isRenewed: true, leftOn })).toBe(expected)
  })

  it('is what is kept for everything that is not signed', () => {
    for (const status of CONTRACT_STATUSES.filter(
      (each) => each !== 'signed' && each !== 'change-requested',
    )) {
      const on = localDate('2027-01-01')
      const asKept = { expiringDays: 60, isRenewed: false, leftOn: null }
      expect(contractStageOn({ ...signed, status }, on, asKept)).toBe(status)
      expect(isInForceOn({ ...signed, status }, on)).toBe(false)
    }
  })
})

it('is in force from its first day to its last', () => {
  const days = ['2026-10-12', '2026-10-13', '2027-10-12', '2027-10-13'].map(localDate)
  expect(days.map((on) => isInForceOn(signed, on))).toEqual([false, true, true, false])
  expect(isInForceOn({ ...signed, status: 'change-requested' }, localDate('2027-01-01'))).toBe(true)
})

it('calls five statuses an open application', () => {
  expect(CONTRACT_STATUSES.filter(isOpen)).toEqual(['draft', 'submitted', 'need-info', 'queued', 'accepted'])
})
