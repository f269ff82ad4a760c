import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import {
  confirmBy,
  isOverdue,
  isRenewable,
  isYearTurn,
  resumedDueAt,
  reviewDueAt,
  whyReadAgain,
  yearAskedAbout,
} from './review-clock'

const rules = {
  'FD-REVIEW72': { reviewHours: 72, asks: 2, signatureDays: 30 },
  'FD-EXPIRY-NOTICE': { firstDays: 60, secondDays: 30, lastDays: 7, graceDays: 30 },
}
const at = (text: string) => new Date(`${text}+08:00`)

describe('the team owes an answer within 72 hours (D-FD-06)', () => {
  const dueAt = reviewDueAt(at('2026-10-13T12:06:00'), rules)

  it('E2 22: to the minute', () => {
    expect(dueAt).toEqual(at('2026-10-16T12:06:00'))
    expect(isOverdue(dueAt, at('2026-10-16T12:05:59'))).toBe(false)
    expect(isOverdue(dueAt, at('2026-10-16T12:06:00'))).toBe(true)
  })

  it('stands while the family is asked', () => {
    const resumed = resumedDueAt(dueAt, at('2026-10-14T12:06:00'), at('2026-10-20T08:00:00'))
    expect(resumed).toEqual(at('2026-10-22T08:00:00'))
  })

  it('gives no time that was used up before it asked', () => {
    const resumed = resumedDueAt(dueAt, at('2026-10-17T00:00:00'), at('2026-10-20T08:00:00'))
    expect(resumed).toEqual(at('2026-10-20T08:00:00'))
  })
})

it('E2 12: what a helper filled in waits for the resident’s own yes', () => {
  const last = confirmBy(at('2026-10-13T23:59:00'), { 'FD-DRAFT': { waitDays: 30 } })
  expect(last).toBe('2026-11-12')
})

it.each([
  ['E2 17: nobody has said yes to what changed', null, false, 'text'],
  ['nobody has said yes to what stands', null, true, null],
  ['whoever said yes to an earlier text stays with it', '2026-10-13', false, null],
  ['the last day of a yes', '2026-09-13', true, null],
  ['a yes that waited too long', '2026-09-12', true, 'old'],
] as const)('reads again: %s', (_, yesOn, isTextOfToday, why) => {
  const yes = { yesOn: yesOn && localDate(yesOn), isTextOfToday }
  expect(whyReadAgain(yes, localDate('2026-10-13'), rules)).toBe(why)
})

describe('E2 29: a contract runs out', () => {
  const endsOn = localDate('2027-10-12')

  it.each([
    ['2027-08-12', false],
    ['2027-08-13', true],
    ['2027-11-11', true],
    ['2027-11-12', false],
  ])('on %s it can be renewed: %s', (today, can) =>
    expect(isRenewable(endsOn, localDate(today), rules)).toBe(can),
  )
})

it('E2 30: a contract of three years turns twice', () => {
  const startsOn = localDate('2026-10-13')
  const days = ['2026-10-13', '2027-10-12', '2027-10-13', '2027-10-14', '2028-10-13'].map(localDate)
  expect(days.map((day) => isYearTurn(startsOn, day))).toEqual([false, false, true, false, true])
})

describe('E2 30: the year that the family is asked about', () => {
  const signed = {
    status: 'signed',
    startsOn: localDate('2026-10-13'),
    endsOn: localDate('2029-10-12'),
  } as const

  it.each([
    ['2027-10-12', null],
    ['2027-10-13', '2027-10-13'],
    ['2028-10-12', '2027-10-13'],
    ['2028-10-13', '2028-10-13'],
    ['2029-10-12', '2028-10-13'],
    ['2029-10-13', null],
  ])('on %s is that of %s', (today, year) => expect(yearAskedAbout(signed, localDate(today))).toBe(year))

  it('is none once the contract has ended', () => {
    expect(yearAskedAbout({ ...signed, status: 'terminated' }, localDate('2027-10-13'))).toBe(null)
  })
})
