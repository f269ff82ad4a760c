import { describe, expect, it } from 'vitest'
import { DomainError } from '../kernel/errors'
import { instantAt, localDate, localTime } from '../kernel/time'
import { decideCancel, freeCancelUntil } from './cancel'
import { APPOINTMENT_STATUSES } from './status'

const rule = { freeUntilDaysBefore: 1, freeUntil: localTime('24:00') }
const day = localDate('2026-11-25')
const start = instantAt(day, localTime('09:00'))
const cancel = (now: string, status: (typeof APPOINTMENT_STATUSES)[number] = 'booked') =>
  decideCancel({ status, day, start }, new Date(now), rule)

describe('cancelling (BK-09)', () => {
  it.each([
    ['2026-11-20T10:00:00+08:00', 'cancelled'],
    ['2026-11-24T23:59:59+08:00', 'cancelled'],
    ['2026-11-24T23:59:59.999+08:00', 'cancelled'],
    ['2026-11-25T00:00:00+08:00', 'late-cancelled'],
    ['2026-11-25T08:59:59.999+08:00', 'late-cancelled'],
  ])('at %s makes it %s', (now, becomes) => {
    expect(cancel(now)).toBe(becomes)
  })

  it('is too late from the minute of the visit on', () => {
    expect(() => cancel('2026-11-25T09:00:00+08:00')).toThrow(DomainError)
    expect(() => cancel('2026-11-26T09:00:00+08:00')).toThrow(DomainError)
  })

  it.each(APPOINTMENT_STATUSES.filter((status) => status !== 'booked'))('is refused once %s', (status) => {
    const refusal = new DomainError('appointment_state', { from: status, to: 'cancelled' })
    expect(() => cancel('2026-11-20T10:00:00+08:00', status)).toThrow(refusal)
  })
})

describe('the end of free cancelling', () => {
  it.each([
    [1, '24:00', '2027-01-01T00:00:00+08:00'],
    [1, '16:00', '2026-12-31T16:00:00+08:00'],
    [2, '24:00', '2026-12-31T00:00:00+08:00'],
    [0, '07:30', '2027-01-01T07:30:00+08:00'],
  ])('with %d days and %s is %s', (freeUntilDaysBefore, freeUntil, at) => {
    const until = freeCancelUntil(localDate('2027-01-01'), {
      freeUntilDaysBefore,
      freeUntil: localTime(freeUntil),
    })
    expect(until).toEqual(new Date(at))
  })
})
