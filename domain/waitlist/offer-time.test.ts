import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTimeOf, toIsoShanghai } from '../kernel/time'
import { isForEverybody, offerEndsAt } from './offer-time'
import { DEFAULT_WAITLIST_RULES, type WaitlistRule } from './waitlist-rule'

const rule = DEFAULT_WAITLIST_RULES[0]?.value as WaitlistRule
const at = (text: string) => new Date(`2026-11-${text}:00+08:00`)
const endOf = (now: string, start: string) =>
  toIsoShanghai(offerEndsAt(at(start), at(now), rule)).slice(8, 16)

describe('how long an offer stands (rules D-BK, Waitlist)', () => {
  it.each([
    ['15 minutes', '25T10:00', '25T15:00', '25T10:15'],
    ['15 minutes when the visit is exactly a day away', '25T10:00', '26T10:00', '25T10:15'],
    ['two hours when it is more than a day away', '25T10:00', '26T10:01', '25T12:00'],
    ['as by day until 21:59', '25T21:59', '26T09:00', '25T22:14'],
    ['until 07:30 from 22:00 on', '25T22:00', '26T09:00', '26T07:30'],
    ['until 07:30 after midnight (E1 30)', '26T00:10', '26T09:00', '26T07:30'],
    ['until 07:30 at 06:59', '26T06:59', '26T09:00', '26T07:30'],
    ['as by day from 07:00 on', '26T07:00', '26T09:00', '26T07:15'],
    ['two hours are not cut short by the end of the night', '26T06:50', '28T09:00', '26T08:50'],
    ['never beyond the visit', '25T22:00', '26T07:10', '26T07:10'],
  ])('%s', (_, now, start, end) => {
    expect(endOf(now, start)).toBe(end)
  })

  it('always lies ahead, leaves 15 minutes where the visit does, and never ends in the night it began in', () => {
    const moments = fc.integer({ min: at('20T00:00').getTime(), max: at('28T00:00').getTime() })
    const ahead = fc.integer({ min: 1, max: 20 * 24 * 60 })
    fc.assert(
      fc.property(moments, ahead, (nowMs, minutes) => {
        const now = new Date(nowMs)
        const start = new Date(nowMs + minutes * 60_000)
        const end = offerEndsAt(start, now, rule)
        expect(end > now && end <= start).toBe(true)
        expect(end.getTime() - nowMs).toBeGreaterThanOrEqual(Math.min(15, minutes) * 60_000)
        const isNight = localTimeOf(now) >= rule.quietFrom || localTimeOf(now) < rule.quietUntil
        if (isNight && end < start) expect(localTimeOf(end) >= rule.quietAnswerBy).toBe(true)
      }),
    )
  })
})

describe('the last hour before a visit', () => {
  it.each([
    ['25T08:59', false],
    ['25T09:00', true],
    ['25T09:59', true],
  ])('at %s the seat of 10:00 is everybody’s: %s', (now, isPublic) => {
    expect(isForEverybody(at('25T10:00'), at(now), rule)).toBe(isPublic)
  })
})
