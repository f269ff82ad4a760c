import { addDays, type LocalDate } from '../kernel/time'

/** Days after the discharge in which a child is seen again where it was seen first (rules RF-07). */
const RETURN_VISIT_DAYS = 7

/** Last day of the return visit, inclusive. */
export function returnVisitDueOn(dischargedOn: LocalDate): LocalDate {
  return addDays(dischargedOn, RETURN_VISIT_DAYS)
}
