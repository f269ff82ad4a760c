import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesAhead, REMINDER_KINDS, remindersOf, startsRemindedBetween } from './reminder-times'

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

const moments = fc.date({
  min: new Date('2026-11-01T00:00:00Z'),
  max: new Date('2026-12-01T00:00:00Z'),
  noInvalidDate: true,
})

test('between two looks those and only those are reminded of whose time came between them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REMINDER_KINDS),
      moments,
      moments,
      moments,
      (kind, visitAt, one, other) => {
        const [after, until] = one < other ? [one, other] : [other, one]
        const isDue = remindersOf(visitAt, after).some((due) => due.kind === kind && due.at <= until)
        const starts = startsRemindedBetween(kind, after, until)
        expect(starts !== null && visitAt >= starts.from && visitAt < starts.to).toBe(isDue)
      },
    ),
  )
})
