interface ListedSlot {
  readonly id: string
  /** ISO 8601 */
  readonly start: string
  readonly bookable: boolean
}

/**
 * The bookable slots nearest in time to one that cannot be had: what a refusal offers instead. Another practitioner's
 * at the same hour is the nearest of all. Earlier wins a tie, so that a parent is never sent later than needed.
 */
export function nearestAlternatives<Slot extends ListedSlot>(
  slots: readonly Slot[],
  wanted: Pick<ListedSlot, 'id' | 'start'>,
  count = 2,
): Slot[] {
  const at = Date.parse(wanted.start)
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - at)
  return slots
    .filter((slot) => slot.bookable && slot.id !== wanted.id)
    .sort((a, b) => distance(a) - distance(b) || (a.start < b.start ? -1 : 1))
    .slice(0, count)
}
