import { type Refusal, refuse } from '../kernel/errors'
import type { LocalDate } from '../kernel/time'
import { eighteenthBirthday } from './guardianship'
import type { Relation } from './relation'

/**
 * Why an account may not let go of a person, or null. A child is never left without a guardian, and its own account is
 * none (rules D-ID-06); whoever is the last to see a person's appointments first brings them to an end.
 *
 * @param others what the person is to each of the other accounts that act for them
 * @returns guardian_last, or patient_has_open_appointments with their `count`
 */
export function refuseRemoval(
  person: { readonly birthDate: LocalDate; readonly openAppointments: number },
  others: readonly Relation[],
  today: LocalDate,
): Refusal | null {
  const isChild = today < eighteenthBirthday(person.birthDate)
  if (isChild && !others.some((relation) => relation !== 'self')) return refuse('guardian_last')
  const { openAppointments: count } = person
  return others.length === 0 && count > 0 ? refuse('patient_has_open_appointments', { count }) : null
}
