import type { EntryKind } from '../kernel/entry-kind'

/**
 * What goes to the right person when it was written on the wrong one (journeys E3 16). A visit does not: it goes with
 * its appointment.
 */
export const MOVABLE_KINDS = [
  'prescription',
  'report',
  'checkup',
  'immunization',
  'measurement',
  'allergy',
  'attachment',
] as const satisfies readonly EntryKind[]
export type MovableKind = (typeof MOVABLE_KINDS)[number]

export function movableKind(kind: EntryKind): MovableKind | null {
  return MOVABLE_KINDS.find((each) => each === kind) ?? null
}
