import { type Refusal, refuse } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import { ageMonthsOn, ageYearsOn, type LocalDate, localDateOf, toIsoShanghai } from '../kernel/time'
import { type BookingBan, refuseByBan } from './booking-ban'
import type { BookingRules } from './booking-rules'
import type { SlotFacts } from './refuse-slot'

/** An appointment of the person that is still ahead or under way. */
export interface OpenAppointment {
  readonly id: string
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
}

/** What the rules need to know of the person who is to be seen. */
export interface PersonFacts {
  readonly birthDate: LocalDate
  /** The account that books is the person themself; otherwise a proven guardian or family member. */
  readonly bookedBySelf: boolean
  /** Without the appointment that this booking replaces (a hold, the old time of a reschedule). */
  readonly open: readonly OpenAppointment[]
  /** In force today where their own team is not the one that sees them; moving a visit asks nothing of it (BK-12). */
  readonly ban: BookingBan | null
}

type Rules = Pick<BookingRules, 'BK-07' | 'BK-18' | 'BK-AGE'>

/**
 * Why this person cannot take this slot, or null. In order: needs a guardian (BK-18), age of the service, banned (BK-11),
 * one per service and day, per day, open at all, same service in the window (BK-07), overlap in time (BK-08).
 */
export function refusePerson(slot: SlotFacts, person: PersonFacts, now: Date, rules: Rules): Refusal | null {
  return (
    refuseByAge(slot, person, now, rules) ??
    refuseByBan(slot, person.ban) ??
    refuseByLimits(slot, person, rules['BK-07']) ??
    refuseByOverlap(slot, person)
  )
}

/** Of the ladder what no other slot of the service changes: whoever is refused here need not wait for a seat either. */
export function refuseByAge(
  slot: Pick<SlotFacts, 'service' | 'day'>,
  person: Pick<PersonFacts, 'birthDate' | 'bookedBySelf'>,
  now: Date,
  rules: Pick<Rules, 'BK-18' | 'BK-AGE'>,
): Refusal | null {
  const { guardianBelowYears } = rules['BK-18']
  if (person.bookedBySelf && ageYearsOn(person.birthDate, localDateOf(now)) < guardianBelowYears) {
    return refuse('guardian_required', { years: guardianBelowYears })
  }
  const served = rules['BK-AGE'][slot.service]
  const months = ageMonthsOn(person.birthDate, slot.day)
  if (months < served.fromMonths || (served.toMonths !== null && months >= served.toMonths)) {
    return refuse('service_age', {
      service: slot.service,
      fromMonths: served.fromMonths,
      toMonths: served.toMonths,
    })
  }
  return null
}

function refuseByLimits(slot: SlotFacts, person: PersonFacts, limits: BookingRules['BK-07']): Refusal | null {
  const sameDay = person.open.filter((open) => open.day === slot.day)
  const sameService = person.open.filter((open) => open.service === slot.service)
  const both = sameDay.filter((open) => open.service === slot.service)
  if (both.length >= limits.perServiceAndDay)
    return refuse('limit_same_service_day', { limit: limits.perServiceAndDay })
  if (sameDay.length >= limits.perDay) return refuse('limit_day', { limit: limits.perDay })
  if (person.open.length >= limits.open) return refuse('limit_open', { limit: limits.open })
  if (sameService.length >= limits.perServiceInWindow) {
    return refuse('limit_service_window', { limit: limits.perServiceInWindow })
  }
  return null
}

/** Half-open intervals: a visit that starts when another ends does not overlap it. */
function refuseByOverlap(slot: SlotFacts, person: PersonFacts): Refusal | null {
  const other = person.open.find((open) => open.start < slot.end && slot.start < open.end)
  return other ? refuse('time_overlap', { start: toIsoShanghai(other.start) }) : null
}
