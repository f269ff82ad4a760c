import { addDays, instantAt, localDateOf, localTimeOf } from '../kernel/time'
import type { WaitlistRule } from './waitlist-rule'

const MINUTE_MS = 60_000

/**
 * Until when a seat is kept for whom it is offered to: 15 minutes, two hours when the visit is more than a day away, and
 * until half past seven when it is offered in the night; never beyond the visit itself (rules D-BK, Waitlist).
 */
export function offerEndsAt(start: Date, now: Date, rule: WaitlistRule): Date {
  const isFarAhead = start.getTime() - now.getTime() > rule.longOfferAheadHours * 60 * MINUTE_MS
  const minutes = isFarAhead ? rule.longOfferMinutes : rule.offerMinutes
  const ends = new Date(now.getTime() + minutes * MINUTE_MS)
  return earlier(start, later(ends, endOfNight(now, rule)))
}

/** So shortly before the visit nobody is asked any more: the seat is everybody's. */
export function isForEverybody(start: Date, now: Date, rule: WaitlistRule): boolean {
  return start.getTime() - now.getTime() <= rule.publicMinutes * MINUTE_MS
}

/** When an offer of this night has to be answered; by day, now. */
function endOfNight(now: Date, rule: WaitlistRule): Date {
  const time = localTimeOf(now)
  const today = localDateOf(now)
  if (time >= rule.quietFrom) return instantAt(addDays(today, 1), rule.quietAnswerBy)
  return time < rule.quietUntil ? instantAt(today, rule.quietAnswerBy) : now
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function later(a: Date, b: Date): Date {
  return a < b ? b : a
}
