import { bookingRule, DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import type { Service } from '#domain/kernel/healthcare-service'
import { ageMonthsOn, type LocalDate } from '#domain/kernel/time'

/**
 * What home puts forward for somebody of this age: by the ages that hold until operators set others. It only
 * chooses what is shown first; what may be booked is the server's to say.
 */
export function suits(service: Service, birthDate: LocalDate, today: LocalDate): boolean {
  const { fromMonths, toMonths } = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-AGE', today)[service]
  const months = ageMonthsOn(birthDate, today)
  return months >= fromMonths && (toMonths === null || months < toMonths)
}

/** A sick child is seen by a paediatrician; a grown-up comes back to the doctor who knows them. */
export function firstServiceFor(birthDate: LocalDate, today: LocalDate): 'sick-visit' | 'follow-up' {
  return suits('sick-visit', birthDate, today) ? 'sick-visit' : 'follow-up'
}
