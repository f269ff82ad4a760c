import { type AppointmentStatus, OPEN_STATUSES } from '#domain/appointment/status'
import { type LocalDate, localDateOf } from '#domain/kernel/time'

interface Visit {
  readonly status: AppointmentStatus
  readonly start: string
  readonly end: string
}

/** Whoever has come is still there after their time has passed. */
const ARRIVED: readonly AppointmentStatus[] = ['checked-in', 'in-visit']
/** A held seat is not a visit yet; a stopped one waits for the family to choose another time. */
const AHEAD: readonly AppointmentStatus[] = [
  ...OPEN_STATUSES.filter((status) => status !== 'held'),
  'suspended',
]

/** Visits that are still ahead or under way, the soonest first. */
export function upcomingVisits<V extends Visit>(visits: readonly V[], now: Date): V[] {
  return visits
    .filter(
      (visit) =>
        AHEAD.includes(visit.status) && (Date.parse(visit.end) > now.getTime() || isHere(visit, now)),
    )
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
}

/** The visit that this person has today: home shows it before it offers another seat. */
export function visitToday<V extends Visit & { readonly patientId: string; readonly day: string }>(
  upcoming: readonly V[],
  patientId: string | undefined,
  today: LocalDate,
): V | undefined {
  return upcoming.find(
    (visit) => visit.patientId === patientId && visit.day === today && visit.status !== 'suspended',
  )
}

function isHere({ status, start }: Visit, now: Date): boolean {
  return ARRIVED.includes(status) && localDateOf(new Date(start)) === localDateOf(now)
}
