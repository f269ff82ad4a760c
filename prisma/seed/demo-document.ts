import { checkCharacter } from '#domain/kernel/resident-id'
import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'
import type { IdentityDocument } from '#domain/patient/identity-document'
import type { DemoPerson } from './demo-families'

/** Six digits that GB/T 2260 gives to no county: a demo number is never somebody's. */
export const COUNTY_CODE = '510198'

export function birthDateOf(person: DemoPerson, today: LocalDate): LocalDate {
  return addDays(addMonths(today, -person.ageMonths), -person.ageDays)
}

/**
 * A document number that is well-formed (GB 11643, rules D-ID-01 and D-ID-04) and unlike every other in the demo.
 * `place` is the person's place in the table, below 450.
 */
export function documentOf(
  person: DemoPerson,
  birthDate: LocalDate,
  place: number,
): Pick<IdentityDocument, 'type' | 'number'> {
  if (person.document === 'birth-certificate') {
    return { type: 'birth-certificate', number: `Y5101980${String(place).padStart(2, '0')}` }
  }
  const sequence = 100 + place * 2 + (person.sex === 'male' ? 1 : 0)
  const digits = `${COUNTY_CODE}${birthDate.replaceAll('-', '')}${sequence}`
  return { type: 'resident-id', number: `${digits}${checkCharacter(digits)}` }
}
