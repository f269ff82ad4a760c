import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { checkInOpensAt, decideArrival, missedFrom } from './arrival'
import type { AppointmentStatus } from './status'

const RULES = { 'BK-10': { graceMinutes: 30 }, 'BK-22': { earlyHours: 4 } }
const expected = (status: AppointmentStatus = 'booked') => ({
  status,
  day: localDate('2026-11-22'),
  start: new Date('2026-11-22T09:00:00+08:00'),
})
const at = (time: string) => new Date(`2026-11-22T${time}+08:00`)

describe('coming to the desk (BK-10, BK-22)', () => {
  it.each([
    ['04:59:59', { code: 'arrival_too_early', facts: { hours: 4 } }],
    ['05:00:00', { isLate: false }],
    ['09:00:00', { isLate: false }],
    ['09:00:01', { isLate: true }],
    ['09:30:00', { isLate: true }],
    ['09:30:01', { code: 'arrival_too_late', facts: { minutes: 30 } }],
  ])('at %s', (time, answer) => {
    expect(decideArrival(expected(), at(time), RULES)).toEqual(answer)
  })

  it.each(['2026-11-21T23:59:59+08:00', '2026-11-23T00:00:00+08:00'])('on another day, %s', (moment) => {
    expect(decideArrival(expected(), new Date(moment), RULES)).toEqual({
      code: 'arrival_wrong_day',
      facts: { day: '2026-11-22' },
    })
  })

  it.each<AppointmentStatus>(['checked-in', 'in-visit', 'completed', 'cancelled', 'suspended', 'no-show'])(
    'is not for an appointment that is %s',
    (status) => {
      expect(decideArrival(expected(status), at('08:50:00'), RULES)).toMatchObject({
        code: 'appointment_state',
      })
    },
  )
})

it('calls a visit missed from the moment after which nobody is let in any more', () => {
  const from = missedFrom(expected().start, RULES)
  expect(from).toEqual(at('09:30:00'))
  expect(decideArrival(expected(), from, RULES)).toEqual({ isLate: true })
})

it('opens the desk an hour before the slot', () => {
  expect(checkInOpensAt(expected().start)).toEqual(at('08:00:00'))
})
