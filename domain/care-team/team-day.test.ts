import { expect, it } from 'vitest'
import { instantAt, localDate, localTime } from '../kernel/time'
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
