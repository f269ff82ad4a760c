import { ADULT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, type LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'

/** Grown-ups are not asked after: nobody has to read why a grandmother cannot take part. */
export function mayBeEnrolled({ birthDate }: Pick<FamilyFace, 'birthDate'>, today: LocalDate): boolean {
  return ageYearsOn(birthDate, today) < ADULT_FROM_YEARS
}
