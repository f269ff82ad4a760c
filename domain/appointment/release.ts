import { addDays, HOUR_MS, instantAt, type LocalDate, localDateOf, MINUTE_MS } from '../kernel/time'
import type { BookingRules } from './booking-rules'
import type { SlotPool } from './slot-pool'

/** Twice as long as a phone waits before it looks at the list again. */
const SEEN_BY_ALL_MS = 30_000

/** Village stations, community and township centres open their slots earlier than the lead hospitals (BK-02). */
export function bookingWindowDays(window: BookingRules['BK-02'], organizationKind: string): number {
  return organizationKind === 'lead-hospital' ? window.hospitalDays : window.communityDays
}

/** When a day's slots open to everybody: the window's first morning, on the server's clock (BK-02, BK-03). */
export function publicReleaseAt(day: LocalDate, windowDays: number, release: BookingRules['BK-03']): Date {
  return instantAt(addDays(day, -windowDays), release.releaseAt)
}

/** Signed families may book from the evening before the public release (BK-03, D-FD-09). */
export function signedFamilyReleaseAt(
  day: LocalDate,
  windowDays: number,
  release: BookingRules['BK-03'],
): Date {
  return instantAt(addDays(day, -windowDays - 1), release.signedFamilyEveAt)
}

/**
 * When a consultation opens, to signed families too, that was not on show yet at its hour (BK-03): at the next release
 * hour, or, if it begins before that, at the first full minute that every phone with the list open has heard of.
 * Otherwise it would be had by whoever asks most often, at half past midnight. Null: it was on show in time.
 *
 * @param shownAt when it was published
 */
export function lateReleaseAt(
  session: { readonly day: LocalDate; readonly start: Date },
  windowDays: number,
  release: BookingRules['BK-03'],
  shownAt: Date,
): Date | null {
  const known = reopensAt(shownAt)
  if (known <= signedFamilyReleaseAt(session.day, windowDays, release)) return null
  const scheduled = publicReleaseAt(session.day, windowDays, release)
  const from = known > scheduled ? known : scheduled
  const today = instantAt(localDateOf(from), release.releaseAt)
  const hour = today >= from ? today : instantAt(addDays(localDateOf(from), 1), release.releaseAt)
  return hour < session.start ? hour : from
}

/** What is left of a day can be booked on the day itself only from a fixed hour (BK-02). */
export function sameDayOpensAt(day: LocalDate, window: BookingRules['BK-02']): Date {
  return instantAt(day, window.sameDayFrom)
}

/** The earliest start of a slot that can still be booked online at this moment (BK-02). */
export function earliestStart(now: Date, window: BookingRules['BK-02']): Date {
  return new Date(now.getTime() + window.leadMinutes * MINUTE_MS)
}

/**
 * When what is left of a kept slot opens to everybody: what is kept for whoever comes in person with the session itself,
 * what is kept for referrals and signed families some hours before it begins (BK-05, BK-19).
 */
export function keptUntil(
  slot: { readonly pool: Exclude<SlotPool, 'public'>; readonly start: Date; readonly sessionStart: Date },
  { returnHoursBefore }: BookingRules['BK-19'],
): Date {
  return slot.pool === 'on-site'
    ? slot.sessionStart
    : new Date(slot.start.getTime() - returnHoursBefore * HOUR_MS)
}

/**
 * When a seat that came free in a full slot is everybody's: at the first full minute that every phone with the list open
 * has heard of. Otherwise it would be had by whoever asks most often.
 */
export function reopensAt(freedAt: Date): Date {
  return new Date(Math.ceil((freedAt.getTime() + SEEN_BY_ALL_MS) / MINUTE_MS) * MINUTE_MS)
}

/**
 * When a slot last became open to more people than before: to signed families, to everybody, on its own day, what was
 * left of a kept one (BK-02, BK-03, BK-05, BK-19), or what came free while it was full; null while it is open to nobody.
 */
export function lastOpenedAt(
  slot: {
    readonly day: LocalDate
    readonly windowDays: number
    readonly releaseAt: Date
    readonly pool: SlotPool
    readonly start: Date
    readonly sessionStart: Date
    readonly reopensAt: Date | null
  },
  rules: Pick<BookingRules, 'BK-02' | 'BK-03' | 'BK-19'>,
  now: Date,
): Date | null {
  const { day, windowDays, pool } = slot
  const openings = [
    slot.releaseAt,
    signedFamilyReleaseAt(day, windowDays, rules['BK-03']),
    sameDayOpensAt(day, rules['BK-02']),
    ...(pool === 'public' ? [] : [keptUntil({ ...slot, pool }, rules['BK-19'])]),
    ...(slot.reopensAt ? [slot.reopensAt] : []),
  ].filter((opening) => opening <= now)
  return openings.reduce<Date | null>((last, one) => (last && last > one ? last : one), null)
}
