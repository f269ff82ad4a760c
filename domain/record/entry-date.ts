import { type Refusal, refuse } from '../kernel/errors'
import type { LocalDate } from '../kernel/time'

/** Why nothing can be written down of a day, or null: a person was not born, or it has not come. */
export function refuseEntryDate(on: LocalDate, birthDate: LocalDate, today: LocalDate): Refusal | null {
  if (on < birthDate) return refuse('entry_before_birth')
  return on > today ? refuse('entry_in_future') : null
}
