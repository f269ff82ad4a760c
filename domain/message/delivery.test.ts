import { expect, test } from 'vitest'
import { afterAttempt, isWorthSending, MAX_ATTEMPTS } from './delivery'

const first = { attempts: 1, status: 'waiting' } as const
const lastOne = { attempts: MAX_ATTEMPTS, status: 'waiting' } as const
const nextDay = { attempts: 2, status: 'out-of-quota' } as const

test.each([
  ['sent', first, { status: 'sent', credit: 'spent', again: null }],
  ['refused', first, { status: 'refused', credit: 'none-left', again: null }],
  ['banned', first, { status: 'failed', credit: 'given-back', again: null }],
  ['invalid', first, { status: 'invalid', credit: 'given-back', again: null }],
  ['out-of-quota', first, { status: 'out-of-quota', credit: 'kept', again: 'tomorrow' }],
  ['out-of-quota', nextDay, { status: 'out-of-quota', credit: 'given-back', again: null }],
  ['sent', nextDay, { status: 'sent', credit: 'spent', again: null }],
  ['not-now', first, { status: 'waiting', credit: 'kept', again: 'soon' }],
  ['not-now', nextDay, { status: 'out-of-quota', credit: 'kept', again: 'soon' }],
  ['not-now', lastOne, { status: 'failed', credit: 'spent', again: null }],
] as const)('%s after %j', (outcome, before, after) => {
  expect(afterAttempt(outcome, before)).toEqual(after)
})

const start = new Date('2026-11-25T08:20:00+08:00')
test.each([
  ['booked, before it begins', true, false, '2026-11-25T08:19:59+08:00', true],
  ['booked, when it begins', true, false, '2026-11-25T08:20:00+08:00', false],
  ['booked no longer', false, false, '2026-11-24T08:20:00+08:00', false],
  ['suspended, and that is what it says', false, true, '2026-11-24T08:20:00+08:00', true],
  ['suspended, when it would have begun', false, true, '2026-11-25T08:20:00+08:00', false],
])('%s', (_what, isBooked, tellsOfSuspension, now, worth) => {
  expect(isWorthSending({ start, isBooked }, tellsOfSuspension, new Date(now))).toBe(worth)
})
