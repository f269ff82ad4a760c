import { describe, expect, it } from 'vitest'
import { DomainError } from '../kernel/errors'
import {
  APPOINTMENT_STATUSES,
  APPOINTMENT_TRANSITIONS,
  assertTransition,
  EXPECTED_STATUSES,
  IN_LINE_STATUSES,
} from './status'

/** The states of rules D-BK, written out once more by hand. */
const LEGAL = new Set([
  'held → booked',
  'held → expired',
  'booked → checked-in',
  'booked → cancelled',
  'booked → late-cancelled',
  'booked → rescheduled',
  'booked → suspended',
  'booked → no-show',
  'checked-in → in-visit',
  'checked-in → cancelled',
  'checked-in → suspended',
  'in-visit → completed',
  'suspended → rescheduled',
  'no-show → excused',
])
const PAIRS = APPOINTMENT_STATUSES.flatMap((from) => APPOINTMENT_STATUSES.map((to) => [from, to] as const))

describe('a step', () => {
  it.each(PAIRS)('from %s to %s is legal only when the rules name it', (from, to) => {
    if (LEGAL.has(`${from} → ${to}`)) assertTransition(from, to)
    else expect(() => assertTransition(from, to)).toThrow(new DomainError('appointment_state', { from, to }))
  })

  it('is asked of all 144 pairs', () => {
    expect(PAIRS).toHaveLength(144)
    expect(Object.values(APPOINTMENT_TRANSITIONS).flat()).toHaveLength(LEGAL.size)
  })
})

describe('a line', () => {
  it('has everybody who is expected, and nobody whose seat went to somebody else', () => {
    expect(IN_LINE_STATUSES).toEqual(expect.arrayContaining([...EXPECTED_STATUSES]))
    const notInLine = APPOINTMENT_STATUSES.filter((status) => !IN_LINE_STATUSES.some((one) => one === status))
    expect(notInLine).toEqual([
      'held',
      'cancelled',
      'late-cancelled',
      'rescheduled',
      'suspended',
      'excused',
      'expired',
    ])
  })
})
