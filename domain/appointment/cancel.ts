import { DomainError } from '../kernel/errors'
import { addDays, instantAt, type LocalDate } from '../kernel/time'
import type { BookingRules } from './booking-rules'
import type { AppointmentStatus } from './status'

/** Until when cancelling costs nothing: midnight at the end of the day before, by default (BK-09). */
export function freeCancelUntil(day: LocalDate, rule: BookingRules['BK-09']): Date {
  return instantAt(addDays(day, -rule.freeUntilDaysBefore), rule.freeUntil)
}

/**
 * What a family's cancellation becomes. Exactly at the deadline is already late (23:59:59 is free, 00:00:00 is not).
 *
 * @throws appointment_state after check-in, once the visit's time has come, or when it is already over.
 */
export function decideCancel(
  appointment: { readonly status: AppointmentStatus; readonly day: LocalDate; readonly start: Date },
  now: Date,
  rule: BookingRules['BK-09'],
): 'cancelled' | 'late-cancelled' {
  if (appointment.status !== 'booked' || now >= appointment.start) {
    throw new DomainError('appointment_state', { from: appointment.status, to: 'cancelled' })
  }
  return now < freeCancelUntil(appointment.day, rule) ? 'cancelled' : 'late-cancelled'
}
