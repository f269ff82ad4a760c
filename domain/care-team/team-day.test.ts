import { describe, expect, it } from 'vitest'
import { instantAt, localDate, localTime } from '../kernel/time'
import { type Absence, whoWorksOn } from './absence'
import { chatGroupLife } from './chat-group-life'
import { isPhoneOpen } from './phone-hours'

const RULES = { 'FD-FIVE': { notebookDays: 31, pictureDays: 7 } } as const

it.each([
  ['2026-11-15', '2026-11-22', true],
  ['2026-11-16', '2026-11-22', false],
  ['2026-11-22', '2026-11-22', false],
])('E2 36: a picture of %s is stale on %s: %s', (updatedOn, today, isStale) => {
  expect(chatGroupLife(localDate(updatedOn), localDate(today), RULES).isStale).toBe(isStale)
})

it.each([
  ['07:59', false],
  ['08:00', true],
  ['19:59', true],
  ['20:00', false],
])('E2 37: at %s the phone is answered: %s', (time, isOpen) => {
  const hours = { phoneFrom: localTime('08:00'), phoneTo: localTime('20:00') }
  expect(isPhoneOpen(hours, instantAt(localDate('2026-11-22'), localTime(time)))).toBe(isOpen)
})

describe('who stands in', () => {
  const away = (practitionerId: string, coverPractitionerId: string | null): Absence => ({
    practitionerId,
    coverPractitionerId,
    startsOn: localDate('2026-11-20'),
    endsOn: localDate('2026-11-22'),
  })
  it.each([
    ['on the first day', [away('he', 'zhao')], '2026-11-20', 'zhao'],
    ['on the last day', [away('he', 'zhao')], '2026-11-22', 'zhao'],
    ['the day after', [away('he', 'zhao')], '2026-11-23', 'he'],
    ['nobody', [away('he', null)], '2026-11-21', null],
    ['two for each other', [away('he', 'zhao'), away('zhao', 'he')], '2026-11-21', null],
    ['a colleague of somebody else', [away('sun', 'zhao')], '2026-11-21', 'he'],
  ] as const)('%s', (_, absences, on, who) => {
    expect(whoWorksOn('he', absences, localDate(on))).toBe(who)
  })
})
