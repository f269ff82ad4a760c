import { type Refusal, refuse } from '../kernel/errors'
import { HOUR_MS, type LocalDate, localDateOf, MINUTE_MS } from '../kernel/time'
import type { BookingRules } from './booking-rules'
import type { AppointmentStatus } from './status'

interface Expected {
  readonly status: AppointmentStatus
  readonly day: LocalDate
  readonly start: Date
}

/**
 * Somebody stands at the desk: may they check in? After the slot has begun they are late and wait at the end of the
 * line, for as long as the rule keeps their seat (BK-10). Far too early they sit down now instead, and their own
 * seat goes back (BK-22).
 *
 * @returns appointment_state, arrival_wrong_day, arrival_too_early or arrival_too_late; else whether they are late
 */
export function decideArrival(
  appointment: Expected,
  now: Date,
  rules: Pick<BookingRules, 'BK-10' | 'BK-22'>,
): Refusal | { readonly isLate: boolean } {
  const { status, day, start } = appointment
  if (status !== 'booked') return refuse('appointment_state', { from: status, to: 'checked-in' })
  if (day !== localDateOf(now)) return refuse('arrival_wrong_day', { day })
  const lateMs = now.getTime() - start.getTime()
  const { earlyHours } = rules['BK-22']
  if (-lateMs > earlyHours * HOUR_MS) return refuse('arrival_too_early', { hours: earlyHours })
  if (lateMs > graceMs(rules)) return refuse('arrival_too_late', { minutes: rules['BK-10'].graceMinutes })
  return { isLate: lateMs > 0 }
}

/** From when on a visit that nobody came to may be called missed (BK-10). */
export function missedFrom(start: Date, rules: Pick<BookingRules, 'BK-10'>): Date {
  return new Date(start.getTime() + graceMs(rules))
}

/** From when the desk expects a family: an hour before (design; the reminder is sent at the same moment). */
export function checkInOpensAt(start: Date): Date {
  return new Date(start.getTime() - HOUR_MS)
}

function graceMs(rules: Pick<BookingRules, 'BK-10'>): number {
  return rules['BK-10'].graceMinutes * MINUTE_MS
}
