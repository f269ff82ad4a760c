import type { LocalDate } from '../kernel/time'

/** A member is away from one day to another, both inclusive, and another may stand in (代班). */
export interface Absence {
  readonly practitionerId: string
  readonly coverPractitionerId: string | null
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** The absence of a member on a day; null when they are there. */
export function absenceOn(
  practitionerId: string,
  absences: readonly Absence[],
  on: LocalDate,
): Absence | null {
  const found = absences.find(
    (absence) => absence.practitionerId === practitionerId && absence.startsOn <= on && on <= absence.endsOn,
  )
  return found ?? null
}

/**
 * Who does a member's work on a day: they themselves, whoever stands in, or nobody. Whoever stands in and is away too
 * is followed once and no further: two who stand in for each other would never end.
 */
export function whoWorksOn(
  practitionerId: string,
  absences: readonly Absence[],
  on: LocalDate,
): string | null {
  const absence = absenceOn(practitionerId, absences, on)
  if (!absence) return practitionerId
  const { coverPractitionerId } = absence
  return coverPractitionerId !== null && !absenceOn(coverPractitionerId, absences, on)
    ? coverPractitionerId
    : null
}
