import { addDays, instantAt, type LocalTime, localDateOf, localTimeOf } from '../kernel/time'

/** When a team answers on a day. */
export interface DutyHours {
  readonly from: LocalTime
  /** The first minute at which nobody answers any more. */
  readonly to: LocalTime
  /** Somebody of the team is there today, or stands in. */
  readonly isStaffed: boolean
}

/**
 * Since when a team has been off duty, or null while it is on. What it answers by itself is said once for each such
 * spell (journeys E2 39); a day on which nobody is there belongs to the night before it.
 */
export function offDutySince({ from, to, isStaffed }: DutyHours, now: Date): Date | null {
  const time = localTimeOf(now)
  const today = localDateOf(now)
  if (isStaffed && time >= from && time < to) return null
  const closedToday = isStaffed && time >= to
  return instantAt(closedToday ? today : addDays(today, -1), to)
}
