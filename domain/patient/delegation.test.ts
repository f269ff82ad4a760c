import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, instantAt, localDate, localDateOf, localTime } from '../kernel/time'
import { delegationStatus, lastDayWithin, refusePeriod } from './delegation'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'

const today = localDate('2026-11-22')
const rules = householdRules(DEFAULT_HOUSEHOLD_RULES, today)
const days = (from: number, to: number) => ({ startsOn: addDays(today, from), endsOn: addDays(today, to) })

describe('for how long', () => {
  it.each([
    ['one day, today', days(0, 0), null],
    ['three months', days(0, 91), null],
    ['366 days', days(0, 365), null],
    ['367 days', days(0, 366), 'delegation_period'],
    ['from yesterday', days(-1, 5), 'delegation_period'],
    ['that ends before it begins', days(2, 1), 'delegation_period'],
    ['that begins after a year', days(366, 366), 'delegation_period'],
  ])('%s', (_, period, code) => {
    expect(refusePeriod(period, today, null, rules)?.code ?? null).toBe(code)
  })

  it('not longer than the guardianship', () => {
    expect(refusePeriod(days(0, 10), today, addDays(today, 10), rules)).toBeNull()
    expect(refusePeriod(days(0, 11), today, addDays(today, 10), rules)?.code).toBe('delegation_period')
  })

  it('any period that is given is one that a day can be in, of at most 366 days', () => {
    const day = fc.integer({ min: -800, max: 800 }).map((n) => addDays(today, n))
    fc.assert(
      fc.property(day, day, fc.option(day), (startsOn, endsOn, until) => {
        if (refusePeriod({ startsOn, endsOn }, today, until, rules)) return
        expect(startsOn >= today && endsOn >= startsOn).toBe(true)
        expect(daysBetween(startsOn, endsOn)).toBeLessThan(366)
        if (until) expect(endsOn <= until).toBe(true)
      }),
    )
  })
})

describe('under a guardianship that ends on another day than was thought', () => {
  it.each([
    ['later than the delegation', days(0, 10), addDays(today, 11), addDays(today, 10)],
    ['earlier', days(0, 10), addDays(today, 5), addDays(today, 5)],
    ['today', days(-5, 10), today, today],
    ['yesterday', days(-5, 10), addDays(today, -1), null],
    ['before the delegation begins', days(6, 10), addDays(today, 5), null],
    ['on its first day', days(6, 10), addDays(today, 6), addDays(today, 6)],
  ] as const)('%s', (_, period, guardianshipEnds, lastDay) => {
    expect(lastDayWithin(period, guardianshipEnds, today)).toBe(lastDay)
  })
})

describe('how it stands', () => {
  const given = {
    ...days(2, 4),
    codeExpiresAt: instantAt(addDays(today, 7), localTime('10:00')),
    acceptedAt: instantAt(today, localTime('12:00')),
    revokedAt: null,
  }
  const on = (day: number, time = '12:00') => instantAt(addDays(today, day), localTime(time))

  it.each([
    ['not yet, on the evening before', {}, on(1, '23:59'), 'not-yet'],
    ['active from midnight', {}, on(2, '00:00'), 'active'],
    ['active to the last minute of its last day', {}, on(4, '23:59'), 'active'],
    ['ended at midnight', {}, on(5, '00:00'), 'ended'],
    ['revoked, whatever the day', { revokedAt: on(3) }, on(3), 'revoked'],
    ['waiting until somebody takes it', { acceptedAt: null }, on(3), 'waiting'],
    ['ended when nobody did', { acceptedAt: null, ...days(2, 20) }, on(7, '10:00'), 'ended'],
  ])('%s', (_, change, now, status) => {
    expect(delegationStatus({ ...given, ...change }, now)).toBe(status)
  })

  it('is active exactly on its days, counted in Shanghai', () => {
    const minutes = fc.integer({ min: -10 * 1440, max: 10 * 1440 })
    fc.assert(
      fc.property(minutes, (n) => {
        const now = new Date(on(0, '00:00').getTime() + n * 60_000)
        const day = localDateOf(now)
        expect(delegationStatus(given, now) === 'active').toBe(day >= given.startsOn && day <= given.endsOn)
      }),
    )
  })
})
