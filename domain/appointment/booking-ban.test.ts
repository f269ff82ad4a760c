import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import { appealOpenUntil, banOn, refuseByBan, type Strike } from './booking-ban'

const RULE = { noShows: 3, windowMonths: 3, banDays: 90, lateCancelsPerNoShow: 2 }
const missed = (day: string): Strike => ({ kind: 'no-show', day: localDate(day) })
const late = (day: string): Strike => ({ kind: 'late-cancelled', day: localDate(day) })
const on = (strikes: readonly Strike[], day: string) => banOn(strikes, localDate(day), RULE)

describe('BK-11: who misses three visits within three months books nothing online for 90 days', () => {
  const three = [missed('2026-03-02'), missed('2026-04-10'), missed('2026-05-20')]

  test('two are no ban, the third begins it on its day', () => {
    expect(on(three.slice(0, 2), '2026-05-20')).toBeNull()
    expect(on(three, '2026-05-20')).toEqual({ from: '2026-05-20', until: '2026-08-18' })
  })

  test('E1 16: it ends at midnight of day 90', () => {
    expect(on(three, '2026-08-17')).not.toBeNull()
    expect(on(three, '2026-08-18')).toBeNull()
  })

  test('the window is open at its old end: of the same day three months ago nothing counts', () => {
    expect(on([missed('2026-02-20'), missed('2026-04-10'), missed('2026-05-20')], '2026-05-21')).toBeNull()
    expect(
      on([missed('2026-02-21'), missed('2026-04-10'), missed('2026-05-20')], '2026-05-21'),
    ).not.toBeNull()
  })

  test('BK-09: a late cancellation counts half', () => {
    const halves = [late('2026-03-02'), late('2026-03-03'), missed('2026-03-04')]
    expect(on([...halves, late('2026-03-05')], '2026-03-06')).toBeNull()
    expect(on([...halves, missed('2026-03-05')], '2026-03-06')).toMatchObject({ from: '2026-03-05' })
  })

  test('what led to a ban is spent: one more miss after it is the first of the next', () => {
    expect(on([...three, missed('2026-08-19')], '2026-08-19')).toBeNull()
  })

  test('whatever was missed, and in whatever order it is told, a ban lasts 90 days from a strike', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays(localDate('2026-01-01'), offset))
    const strikes = fc.array(
      fc.record({ kind: fc.constantFrom('no-show' as const, 'late-cancelled' as const), day: days }),
      { maxLength: 12, size: 'max' },
    )
    fc.assert(
      fc.property(strikes, days, (all, today) => {
        const ban = banOn(all, today, RULE)
        expect(banOn([...all].reverse(), today, RULE)).toEqual(ban)
        if (!ban) return
        expect(all.map(({ day }) => day)).toContain(ban.from)
        expect(ban.until).toBe(addDays(ban.from, 90))
        expect(today < ban.until).toBe(true)
      }),
    )
  })
})

describe('BK-12: what a ban leaves open', () => {
  const ban = { from: localDate('2026-05-20'), until: localDate('2026-08-18') }

  test.each([
    ['sick-visit', ban, 'booking_banned'],
    ['child-checkup', ban, 'booking_banned'],
    ['vaccination', ban, undefined],
    ['sick-visit', null, undefined],
  ] as const)('%s, banned by %o: %s', (service, by, code) => {
    expect(refuseByBan({ service }, by)?.code).toBe(code)
  })

  test('a miss can be explained for 30 days', () => {
    expect(appealOpenUntil(localDate('2026-05-20'), { appealDays: 30 })).toBe('2026-06-19')
  })
})
