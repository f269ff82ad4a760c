import { describe, expect, it } from 'vitest'
import { localDate, localTime } from '../kernel/time'
import {
  bookingWindowDays,
  lastOpenedAt,
  lateReleaseAt,
  publicReleaseAt,
  reopensAt,
  sameDayOpensAt,
  signedFamilyReleaseAt,
} from './release'

const window = { communityDays: 14, hospitalDays: 7, sameDayFrom: localTime('07:00'), leadMinutes: 15 }
const release = { releaseAt: localTime('07:00'), signedFamilyEveAt: localTime('20:00') }
const day = localDate('2027-01-10')

it.each([
  ['lead-hospital', 7],
  ['community-centre', 14],
  ['township-centre', 14],
  ['village-station', 14],
])('a %s opens %d days ahead (BK-02)', (kind, days) => {
  expect(bookingWindowDays(window, kind)).toBe(days)
})

it('opens to all at seven on the first morning of the window (BK-03), across the year’s end', () => {
  expect(publicReleaseAt(day, 14, release)).toEqual(new Date('2026-12-27T07:00:00+08:00'))
  expect(publicReleaseAt(day, 7, release)).toEqual(new Date('2027-01-03T07:00:00+08:00'))
})

it('opens to signed families the evening before that', () => {
  expect(signedFamilyReleaseAt(day, 14, release)).toEqual(new Date('2026-12-26T20:00:00+08:00'))
})

describe('a consultation that is published after its hour of release (decision 179)', () => {
  const at = (text: string) => new Date(`${text}+08:00`)
  const late = (shown: string, start = '2027-01-10T08:00:00') =>
    lateReleaseAt({ day, start: at(start) }, 14, release, at(shown))
  it.each([
    ['three weeks ahead', '2026-12-20T00:30:00', null],
    ['half a minute before signed families may book', '2026-12-26T19:59:30', null],
    ['later than that', '2026-12-26T19:59:31', '2026-12-27T07:00:00'],
    ['between their hour and everybody’s', '2026-12-26T23:00:00', '2026-12-27T07:00:00'],
    ['in the night, days later', '2027-01-05T00:30:00', '2027-01-05T07:00:00'],
    ['in the afternoon, days later', '2027-01-05T15:00:00', '2027-01-06T07:00:00'],
    ['at the hour itself', '2027-01-05T07:00:00', '2027-01-06T07:00:00'],
    ['the evening before', '2027-01-09T21:00:00', '2027-01-10T07:00:00'],
    ['on its day, an hour before', '2027-01-10T07:00:10', '2027-01-10T07:01:00'],
  ])('%s', (_, shown, opens) => {
    expect(late(shown)).toEqual(opens && at(opens))
  })

  it('begins before the next hour of release: it opens at the next minute that all know of', () => {
    expect(late('2027-01-09T21:00:00', '2027-01-10T06:30:00')).toEqual(at('2027-01-09T21:01:00'))
  })

  it('never before its own day’s hour, whatever order the rule gives the two', () => {
    const odd = { ...release, signedFamilyEveAt: localTime('06:00') }
    expect(
      lateReleaseAt({ day, start: at('2027-01-10T08:00:00') }, 14, odd, at('2026-12-26T06:30:00')),
    ).toEqual(at('2026-12-27T07:00:00'))
  })
})

it('opens what is left of a day at seven of that day', () => {
  expect(sameDayOpensAt(day, window)).toEqual(new Date('2027-01-10T07:00:00+08:00'))
})

describe('when a slot last became open to more people', () => {
  const at = (text: string) => new Date(`${text}:00+08:00`)
  const slot = {
    day,
    windowDays: 14,
    releaseAt: at('2026-12-27T07:00'),
    pool: 'referral' as const,
    start: at('2027-01-10T09:20'),
    sessionStart: at('2027-01-10T08:00'),
    reopensAt: null,
  }
  const rules = { 'BK-02': window, 'BK-03': release, 'BK-19': { returnHoursBefore: 24 } }
  it.each([
    ['2026-12-26T19:59', null],
    ['2026-12-26T20:00', '2026-12-26T20:00'],
    ['2026-12-27T07:00', '2026-12-27T07:00'],
    ['2027-01-09T09:19', '2026-12-27T07:00'],
    ['2027-01-09T09:20', '2027-01-09T09:20'],
    ['2027-01-10T07:00', '2027-01-10T07:00'],
  ])('at %s: %s', (now, opened) => {
    expect(lastOpenedAt(slot, rules, at(now))).toEqual(opened && at(opened))
  })

  it('is when a freed seat opens, once it has', () => {
    const freed = { ...slot, reopensAt: at('2027-01-08T10:05') }
    expect(lastOpenedAt(freed, rules, at('2027-01-08T10:04'))).toEqual(slot.releaseAt)
    expect(lastOpenedAt(freed, rules, at('2027-01-08T10:05'))).toEqual(freed.reopensAt)
  })

  it('is no hour of kept slots for one that is kept for nobody', () => {
    const open = { ...slot, pool: 'public' as const }
    expect(lastOpenedAt(open, rules, at('2027-01-09T09:20'))).toEqual(at('2026-12-27T07:00'))
  })
})

describe('a seat that came free in a full slot', () => {
  const at = (text: string) => new Date(`2027-01-10T${text}+08:00`)
  it.each([
    ['10:04:00', '10:05:00'],
    ['10:04:30', '10:05:00'],
    ['10:04:30.001', '10:06:00'],
    ['10:04:59.999', '10:06:00'],
  ])('at %s opens at %s, when every phone with the list open knows of it', (freed, opens) => {
    expect(reopensAt(at(freed))).toEqual(at(opens))
  })
})
