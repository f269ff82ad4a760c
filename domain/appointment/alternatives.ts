/**
 * The bookable slots nearest in time to one that cannot be had: what a refusal offers instead. Earlier wins a tie,
 * so that a parent is never sent later than needed.
 */
export function nearestAlternatives<Slot extends { readonly start: string; readonly bookable: boolean }>(
  slots: readonly Slot[],
  wanted: string,
  count = 2,
): Slot[] {
  const at = Date.parse(wanted)
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - at)
  return slots
    .filter((slot) => slot.bookable && slot.start !== wanted)
    .sort((a, b) => distance(a) - distance(b) || (a.start < b.start ? -1 : 1))
    .slice(0, count)
}
