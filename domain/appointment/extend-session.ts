import { type Refusal, refuse } from '../kernel/errors'
import { MINUTE_MS } from '../kernel/time'
import type { BookingRules } from './booking-rules'
import type { PlannedSlot } from './slots-of-session'

interface Extended {
  readonly end: Date
  /** What was added before. */
  readonly extendedMinutes: number
}

interface Pattern {
  readonly start: Date
  readonly end: Date
  readonly capacity: number
}

/** How much longer a session may still go on, in whole slots like its first (BK-EXTEND). */
export function slotsLeftToAdd(
  { extendedMinutes }: Pick<Extended, 'extendedMinutes'>,
  like: Pick<Pattern, 'start' | 'end'>,
  { maxMinutes }: BookingRules['BK-EXTEND'],
): number {
  return Math.max(0, Math.floor((maxMinutes - extendedMinutes) / minutesOf(like)))
}

/** Why so many slots cannot be added, or null. */
export function refuseExtension(
  session: Pick<Extended, 'extendedMinutes'>,
  like: Pick<Pattern, 'start' | 'end'>,
  count: number,
  rule: BookingRules['BK-EXTEND'],
): Refusal | null {
  return count <= slotsLeftToAdd(session, like, rule)
    ? null
    : refuse('session_extend_limit', { minutes: rule.maxMinutes })
}

/** Slots after the end of a session, as long as its first and with as many seats, open to everybody. */
export function slotsAtTheEnd(
  { end }: Pick<Extended, 'end'>,
  like: Pattern,
  count: number,
  nextNumber: number,
): PlannedSlot[] {
  const lengthMs = like.end.getTime() - like.start.getTime()
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(end.getTime() + index * lengthMs),
    end: new Date(end.getTime() + (index + 1) * lengthMs),
    pool: 'public',
    capacity: like.capacity,
    firstNumber: nextNumber + index * like.capacity,
  }))
}

function minutesOf({ start, end }: Pick<Pattern, 'start' | 'end'>): number {
  return (end.getTime() - start.getTime()) / MINUTE_MS
}
