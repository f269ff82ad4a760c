interface Place {
  readonly distanceMeters: number | null
  readonly earliest: { readonly start: string } | null
}

/** As far as a family with a sick child goes before it would rather wait (design). */
const NEARBY_M = 5000

/**
 * Whose first seat home puts forward: the earliest within five kilometres, or the earliest of all when nobody
 * knows where the family is or nothing is free nearby. Null when nothing is free anywhere in the list.
 */
export function earliestNearby<P extends Place>(places: readonly P[]): P | null {
  const free = places.filter((place) => place.earliest !== null)
  const nearby = free.filter(({ distanceMeters }) => distanceMeters !== null && distanceMeters <= NEARBY_M)
  const candidates = nearby.length > 0 ? nearby : free
  return candidates.reduce<P | null>(
    (best, place) => (best && startOf(best) <= startOf(place) ? best : place),
    null,
  )
}

function startOf(place: Place): number {
  return place.earliest ? Date.parse(place.earliest.start) : Number.POSITIVE_INFINITY
}
