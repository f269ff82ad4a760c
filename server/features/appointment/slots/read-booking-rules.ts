import { bookingRule } from '#domain/appointment/booking-rules'
import { bookingWindowDays } from '#domain/appointment/release'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import { findRulePlace } from './slot-store'

/** What a family should know before it chooses a time: the rules in force today at one place. */
export interface BookingRulesView {
  /** How many days ahead the place opens its slots (BK-02), and at what hour (BK-03). */
  readonly windowDays: number
  readonly releaseAt: string
  /** On the day before that, at what hour, to families who have signed with a team of the place (BK-03, D-FD-09). */
  readonly signedFamilyEveAt: string
  /** From when what is left of a day can be booked on the day itself (BK-02). */
  readonly sameDayFrom: string
  /** Nobody books less than this before the slot begins (BK-02). */
  readonly leadMinutes: number
  readonly holdMinutes: number
  /** Limits for one person (BK-07). */
  readonly perDay: number
  readonly open: number
  /** Cancelling is free until this hour, so many days before the visit (BK-09). */
  readonly freeCancelDaysBefore: number
  readonly freeCancelUntil: string
  /** So many missed visits in so many months close online booking for so many days (BK-11). */
  readonly noShows: number
  readonly windowMonths: number
  readonly banDays: number
  readonly lateCancelsPerNoShow: number
}

/** @throws not_found for a place that does not exist */
export async function readBookingRules(
  ctx: Context,
  input: { readonly organizationId: string },
): Promise<BookingRulesView> {
  const place = await findRulePlace(ctx.db, input.organizationId)
  if (!place) throw new DomainError('not_found')
  const rows = await ctx.rules()
  const on = localDateOf(ctx.now())
  const window = bookingRule(rows, place.region, 'BK-02', on)
  const limits = bookingRule(rows, place.region, 'BK-07', on)
  const release = bookingRule(rows, place.region, 'BK-03', on)
  const cancel = bookingRule(rows, place.region, 'BK-09', on)
  return {
    windowDays: bookingWindowDays(window, place.kind),
    releaseAt: release.releaseAt,
    signedFamilyEveAt: release.signedFamilyEveAt,
    sameDayFrom: window.sameDayFrom,
    leadMinutes: window.leadMinutes,
    holdMinutes: bookingRule(rows, place.region, 'BK-13', on).holdMinutes,
    perDay: limits.perDay,
    open: limits.open,
    freeCancelDaysBefore: cancel.freeUntilDaysBefore,
    freeCancelUntil: cancel.freeUntil,
    ...bookingRule(rows, place.region, 'BK-11', on),
  }
}
