import { addDays, type LocalDate } from '../kernel/time'
import type { TeamRole } from './team-role'

/** Somebody as something in a team. */
export interface MemberPlace {
  readonly practitionerId: string
  readonly role: TeamRole
}

/** A place that has no last day yet. */
export interface StandingPlace extends MemberPlace {
  readonly id: string
  readonly since: LocalDate
}

export interface MemberChange {
  /** Whose last day was yesterday. */
  readonly ends: readonly (StandingPlace & { readonly lastOn: LocalDate })[]
  /** Which had no day yet: as if they had never been. */
  readonly removes: readonly StandingPlace[]
  /** Who begins today. */
  readonly adds: readonly MemberPlace[]
}

/** What has to change so that from today on a team is who is wanted; whoever stays as what they are keeps their days. */
export function memberChange(
  standing: readonly StandingPlace[],
  wanted: readonly MemberPlace[],
  today: LocalDate,
): MemberChange {
  const gone = standing.filter((place) => !wanted.some((other) => isSame(place, other)))
  return {
    ends: gone
      .filter(({ since }) => since < today)
      .map((place) => ({ ...place, lastOn: addDays(today, -1) })),
    removes: gone.filter(({ since }) => since >= today),
    adds: wanted.filter((place) => !standing.some((other) => isSame(place, other))),
  }
}

function isSame(a: MemberPlace, b: MemberPlace): boolean {
  return a.practitionerId === b.practitionerId && a.role === b.role
}
