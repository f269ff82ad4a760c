import { refuseKeptSeat } from '#domain/appointment/refuse-booking'
import { refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../../platform/context'
import { findBirthDate } from '../appointment-store'
import { banOfPerson } from '../placing/ban-of-person'
import { findStanding } from '../placing/standing-store'
import { bookingRulesOn, slotFacts } from '../slots/rules-of-slot'
import { findSlot } from '../slots/slot-store'
import { takeKeptSeat } from './take-kept-seat'

/** Seats that the waitlist keeps for somebody: the same rules and the same way as for every other booking. */

/** Asked before a seat is offered, without any lock: what happens meanwhile is asked again when it is accepted. */
export const refuseOffered: Access['refuseOffered'] = async (tx, ctx, { slotId, patientId, carerId }) => {
  const now = ctx.now()
  const [scope] = await ctx.access.careScopes(tx, [{ actor: { id: carerId }, patientId }], localDateOf(now))
  const slot = await findSlot(tx, slotId)
  if (!scope || !slot) return refuse('not_found')
  if (scope.isConsentWithheld) return refuse('consent_withheld')
  const rules = bookingRulesOn(await ctx.rules(), slot.region, localDateOf(now))
  const standing = await findStanding(tx, [scope], now)
  const strikes = standing.strikes.get(patientId) ?? []
  const person = {
    birthDate: await findBirthDate(tx, scope),
    bookedBySelf: scope.relation === 'self',
    open: standing.open,
    ban: await banOfPerson(ctx, tx, { patientId, strikes }, slot, { now, rules }),
  }
  return refuseKeptSeat({ ...slotFacts(slot, rules, null), free: 1 }, person, now, rules)
}

export const bookOffered: Access['bookOffered'] = (ctx, offered) =>
  takeKeptSeat(ctx, {
    ...offered,
    besideIds: [],
    reason: null,
    rescheduledFrom: null,
    action: 'waitlist.accept',
  })
