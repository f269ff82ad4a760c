import { randomUUID } from 'node:crypto'
import { bookingRule } from '#domain/appointment/booking-rules'
import { refuseByAge } from '#domain/appointment/refuse-person'
import { bookingWindowDays, earliestStart } from '#domain/appointment/release'
import { DomainError } from '#domain/kernel/errors'
import { addDays, DAY_MS, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WaitlistPrecedence } from '#domain/waitlist/waitlist-entry'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { WriteContext } from '../../platform/context'
import { lockAccount } from './account-store'
import { findFreeSeat, insertEntry, lockWish, type Wish, type WishedPlace } from './entry-store'

/**
 * Puts a person in line for a place and a doctor, or for any certified paediatrician there (rules D-BK, Waitlist).
 *
 * @throws not_found alike for other families' people, absent places and doctors who do not work there; consent_withheld;
 * waitlist_range for days that nobody can book yet; the ages of booking; waitlist_seats_left while a seat can simply be
 * booked; limit_waitlist; waitlist_already
 */
export async function joinWaitlist(
  ctx: WriteContext,
  input: Wish & { readonly patientId: string },
): Promise<{ id: string }> {
  const { tx } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const { patientId, ...wish } = input
  const scope = await ctx.access.careScope(tx, ctx.account, patientId, today)
  if (scope.isConsentWithheld) throw new DomainError('consent_withheld')
  const rules = await ctx.rules()
  await lockAccount(tx, scope)
  const recentDays = waitlistRule(rules, '*', today).precedenceDays
  const place = await lockWish(tx, scope, wish, new Date(now.getTime() - recentDays * DAY_MS))
  if (!place?.isServed) throw new DomainError('not_found')

  const rule = waitlistRule(rules, place.region, today)
  const window = bookingRule(rules, place.region, 'BK-02', today)
  const windowDays = bookingWindowDays(window, place.kind)
  if (wish.toDay < wish.fromDay || wish.fromDay < today || wish.toDay > addDays(today, windowDays)) {
    throw new DomainError('waitlist_range', { days: windowDays })
  }
  const person = { birthDate: place.birthDate, bookedBySelf: scope.relation === 'self' }
  const ages = {
    'BK-18': bookingRule(rules, place.region, 'BK-18', today),
    'BK-AGE': bookingRule(rules, place.region, 'BK-AGE', today),
  }
  const refusal = refuseByAge({ service: wish.service, day: wish.fromDay }, person, now, ages)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const free = await findFreeSeat(tx, wish, { now, start: earliestStart(now, window) })
  if (free) throw new DomainError('waitlist_seats_left', { start: toIsoShanghai(free) })
  if (place.livingEntries >= rule.perPerson) {
    throw new DomainError('limit_waitlist', { entries: rule.perPerson })
  }

  const id = randomUUID()
  await insertEntry(tx, scope, { ...wish, id, precedence: precedenceOf(place) }, now)
  await ctx.audit.record(tx, {
    by: scope,
    purpose: 'booking',
    action: 'waitlist.join',
    patientIds: [patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { id }
}

function precedenceOf({ wasReferred, wasSuspended }: WishedPlace): WaitlistPrecedence {
  if (wasReferred) return 'referred'
  return wasSuspended ? 'suspended' : 'joined'
}
