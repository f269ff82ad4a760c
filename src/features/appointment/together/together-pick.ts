import type { OfferedSlot } from '../slots/offered-slot'

/**
 * Slots for so many children who are seen one after the other, beginning with the one that was chosen: as many as it has
 * room for, the others where it ends (BK-08). Null when there is no such room; then another beginning must be chosen.
 */
export function slotsTogether(
  slots: readonly OfferedSlot[],
  first: OfferedSlot,
  children: number,
): OfferedSlot[] | null {
  const taken = Array.from({ length: Math.min(first.free, children) }, () => first)
  const left = children - taken.length
  if (left === 0) return taken
  const next = slots.find(
    ({ practitionerId, start, bookable }) =>
      practitionerId === first.practitionerId && start === first.end && bookable,
  )
  const others = next && slotsTogether(slots, next, left)
  return others ? [...taken, ...others] : null
}

/** Who is ticked when the sheet opens: the child of the screen, and the first other one who can be seen then. */
export function firstChosen(
  childId: string,
  siblings: readonly { readonly id: string; readonly refusal: unknown }[],
): readonly string[] {
  const other = siblings.find(({ refusal }) => !refusal)
  return other ? [childId, other.id] : [childId]
}
