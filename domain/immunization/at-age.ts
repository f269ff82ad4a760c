import { addMonths, type LocalDate } from '../kernel/time'

/** The day on which a child reaches an age in months. */
export type AtAge = (months: number) => LocalDate

/** Asked many times for the few ages of a schedule: each day is computed once. */
export function atAge(birthDate: LocalDate): AtAge {
  const days = new Map<number, LocalDate>()
  return (months) => {
    const known = days.get(months)
    if (known !== undefined) return known
    const day = addMonths(birthDate, months)
    days.set(months, day)
    return day
  }
}
