import { halfDayOf } from '../kernel/half-day'
import type { WaitedSlot, WaitlistEntry } from './waitlist-entry'

/** Whether a seat is what somebody waits for. The database says the same of a booking (waitlist_close_on_booking). */
export function wantsSlot(entry: WaitlistEntry, slot: WaitedSlot): boolean {
  return (
    entry.organizationId === slot.organizationId &&
    entry.service === slot.service &&
    (entry.practitionerId === null ? slot.isCertified : entry.practitionerId === slot.practitionerId) &&
    entry.fromDay <= slot.day &&
    slot.day <= entry.toDay &&
    (entry.halfDay === 'any' || entry.halfDay === halfDayOf(slot.start))
  )
}

/** Whether one seat could be what both wait for; who waits for any doctor counts against everybody at the place. */
export function wantTheSame(a: WaitlistEntry, b: WaitlistEntry): boolean {
  return (
    a.organizationId === b.organizationId &&
    a.service === b.service &&
    (a.practitionerId === null || b.practitionerId === null || a.practitionerId === b.practitionerId) &&
    a.fromDay <= b.toDay &&
    b.fromDay <= a.toDay &&
    (a.halfDay === 'any' || b.halfDay === 'any' || a.halfDay === b.halfDay)
  )
}
