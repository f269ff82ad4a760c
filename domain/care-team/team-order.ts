import { compareText } from '../kernel/compare-text'
/** What decides where a team stands in the list of a family. */
export interface TeamPlace {
  readonly id: string
  readonly name: string
  /** It serves the micro-grid where the family lives; several may (journeys E2 43). */
  readonly servesGrid: boolean
  /** It belongs to the place whose grid that is. */
  readonly isOfPlace: boolean
  /** Another micro-grid of the same street is served by it. */
  readonly isOfStreet: boolean
  /** Somebody in it has a paediatric certificate that is valid today. */
  readonly hasChildDoctor: boolean
}

/**
 * The teams of one's own grid first, then those nearby. For a child a team with a certified paediatrician comes before
 * one without at the same distance: a hint, never a bar (journeys E2 44). Its load does not count, so that the order
 * stays while pages are turned.
 */
export function compareTeams(forChild: boolean, a: TeamPlace, b: TeamPlace): number {
  return (
    nearness(b) - nearness(a) ||
    (forChild ? Number(b.hasChildDoctor) - Number(a.hasChildDoctor) : 0) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  )
}

function nearness({ servesGrid, isOfPlace, isOfStreet }: TeamPlace): number {
  return servesGrid ? 3 : isOfPlace ? 2 : isOfStreet ? 1 : 0
}
