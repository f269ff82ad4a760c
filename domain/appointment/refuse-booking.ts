import { type Refusal, refuse } from '../kernel/errors'
import type { BookingRules } from './booking-rules'
import { type PersonFacts, refusePerson } from './refuse-person'
import { type Entitlements, refuseClosed, refuseSlot, type SlotFacts } from './refuse-slot'

type Rules = Pick<BookingRules, 'BK-02' | 'BK-03' | 'BK-07' | 'BK-18' | 'BK-19' | 'BK-AGE'>

/**
 * The whole ladder: the slot, then the person, then fullness. The same function greys a slot out on the phone and
 * refuses it on the server. `person` is null while nobody is chosen yet.
 */
export function refuseBooking(
  slot: SlotFacts,
  person: PersonFacts | null,
  family: Entitlements,
  now: Date,
  rules: Rules,
): Refusal | null {
  return (
    refuseSlot(slot, family, now, rules) ??
    (person && refusePerson(slot, person, now, rules)) ??
    (slot.free > 0 ? null : refuse('slot_full'))
  )
}

/**
 * The ladder for a seat that the waitlist keeps for somebody: it had opened when it was first booked, and in the night
 * nobody has to wait for the hour at which others may book that day (journeys E1 30).
 */
export function refuseKeptSeat(
  slot: SlotFacts,
  person: PersonFacts,
  now: Date,
  rules: Pick<Rules, 'BK-07' | 'BK-18' | 'BK-AGE'>,
): Refusal | null {
  return (
    refuseClosed(slot, now) ??
    refusePerson(slot, person, now, rules) ??
    (slot.free > 0 ? null : refuse('slot_full'))
  )
}
