import { expect, test } from 'vitest'
import { messagesAhead, remindersOf } from './reminder-times'

const start = new Date('2026-11-25T08:20:00+08:00')
const evening = { kind: 'appointment-reminder', at: new Date('2026-11-24T19:00:00+08:00') }
const checkIn = { kind: 'check-in-open', at: new Date('2026-11-25T07:20:00+08:00') }

test.each([
  ['days before', '2026-11-20T12:00:00+08:00', [evening, checkIn]],
  ['a moment before seven in the evening', '2026-11-24T18:59:59+08:00', [evening, checkIn]],
  ['at seven in the evening', '2026-11-24T19:00:00+08:00', [checkIn]],
  ['in the morning', '2026-11-25T07:19:59+08:00', [checkIn]],
  ['when check-in is open', '2026-11-25T07:20:00+08:00', []],
  ['after it began', '2026-11-25T09:00:00+08:00', []],
])('booked %s', (_when, now, reminders) => {
  expect(remindersOf(start, new Date(now))).toEqual(reminders)
})

test('the evening before is by the clock in China, also for a visit shortly after midnight there', () => {
  const night = new Date('2026-11-24T16:30:00Z')
  expect(remindersOf(night, new Date('2026-11-20T00:00:00Z'))[0]?.at).toEqual(evening.at)
})

test('what may still be told: the reminders ahead, and always a suspension', () => {
  expect(messagesAhead(start, new Date('2026-11-24T20:00:00+08:00'))).toEqual([
    'check-in-open',
    'appointment-suspended',
  ])
})
