import { endOfNight } from '../kernel/night'
import { MINUTE_MS } from '../kernel/time'
import type { WaitlistRule } from './waitlist-rule'

/**
 * Until when a seat is kept for whom it is offered to: 15 minutes, two hours when the visit is more than a day away, and
 * until half past seven when it is offered in the night; never beyond the visit itself (rules D-BK, Waitlist).
 */
export function offerEndsAt(start: Date, now: Date, rule: WaitlistRule): Date {
  const isFarAhead = start.getTime() - now.getTime() > rule.longOfferAheadHours * 60 * MINUTE_MS
  const minutes = isFarAhead ? rule.longOfferMinutes : rule.offerMinutes
  const ends = new Date(now.getTime() + minutes * MINUTE_MS)
  const night = { from: rule.quietFrom, until: rule.quietUntil, answerBy: rule.quietAnswerBy }
  return earlier(start, later(ends, endOfNight(now, night)))
}

/** So shortly before the visit nobody is asked any more: the seat is everybody's. */
export function isForEverybody(start: Date, now: Date, rule: WaitlistRule): boolean {
  return start.getTime() - now.getTime() <= rule.publicMinutes * MINUTE_MS
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function later(a: Date, b: Date): Date {
  return a < b ? b : a
}
