import { expect, it } from 'vitest'
import { localDate, localTime } from '../kernel/time'
import { bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'
import { refuseHours } from './session-template'

const length = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-04', localDate('2026-11-21'))

it.each([
  ['a morning of ten minutes each', 'sick-visit', '08:00', '11:30', 1, true],
  ['three at a time fill half an hour', 'sick-visit', '08:00', '11:30', 3, true],
  ['four at a time are longer than half an hour', 'sick-visit', '08:00', '11:30', 4, false],
  ['room for exactly one', 'child-checkup', '08:00', '08:20', 1, true],
  ['room for less than one', 'child-checkup', '08:00', '08:19', 1, false],
  ['no hours at all', 'vaccination', '08:00', '08:00', 1, false],
  ['an end before the start', 'vaccination', '11:00', '08:00', 1, false],
] as const)('%s', (_, service, start, end, seatsPerSlot, fits) => {
  const hours = { service, startTime: localTime(start), endTime: localTime(end), seatsPerSlot }
  expect(refuseHours(hours, length)?.code ?? null).toBe(fits ? null : 'template_hours')
})
