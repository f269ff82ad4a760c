import { OPEN_STATUSES } from '#domain/appointment/status'

interface Visit {
  readonly status: string
  readonly start: string
  readonly end: string
}

/** Home shows the next two; the rest is one tap away. */
const SHOWN = 2

/** Visits that are still ahead or under way, the soonest first. A held seat is not a visit yet. */
export function upcomingVisits<V extends Visit>(visits: readonly V[], now: Date): V[] {
  const ahead: readonly string[] = OPEN_STATUSES.filter((status) => status !== 'held')
  return visits
    .filter(({ status, end }) => ahead.includes(status) && Date.parse(end) > now.getTime())
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .slice(0, SHOWN)
}
