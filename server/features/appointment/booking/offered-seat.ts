import { refuseKeptSeat } from '#domain/appointment/refuse-booking'
import { refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../../platform/context'
import { findBirthDates } from '../appointment-store'
import { banOfPerson } from '../placing/ban-of-person'
import { findStanding } from '../placing/standing-store'
import { bookingRulesOn, slotFacts } from '../slots/rules-of-slot'
import { findSlot } from '../slots/slot-store'
import { takeKeptSeat } from './take-kept-seat'

/** Seats that the waitlist keeps for somebody: the same rules and the same way as for every other booking. */

/** Asked before a seat is offered, without any lock on people: what happens meanwhile is asked again when it is accepted. */
export const refuseOffered: Access['refuseOffered'] = async (tx, ctx, slotId, offered) => {
  const now = ctx.now()
  const asked = offered.map(({ carerId, patientId }) => ({ actor: { id: carerId }, patientId }))
  const scopes = await ctx.access.careScopes(tx, asked, localDateOf(now))
  const slot = await findSlot(tx, slotId)
  if (!slot) return offered.map(() => refuse('not_found'))
  const rules = bookingRulesOn(await ctx.rules(), slot.region, localDateOf(now))
  const known = scopes.filter((scope) => scope !== null)
  const standing = await findStanding(tx, known, now)
  const birthDates = await findBirthDates(tx, known)
  return inOrder(scopes, async (scope) => {
    const birthDate = scope && birthDates.get(scope.patientId)
    if (!scope || !birthDate) return refuse('not_found')
    if (scope.isConsentWithheld) return refuse('consent_withheld')
    const { patientId } = scope
    const strikes = standing.strikes.get(patientId) ?? []
    const person = {
      birthDate,
      bookedBySelf: scope.relation === 'self',
      open: standing.open.filter((row) => row.patientId === patientId),
      ban: await banOfPerson(ctx, tx, { patientId, strikes }, slot, { now, rules }),
    }
    return refuseKeptSeat({ ...slotFacts(slot, rules, null), free: 1 }, person, now, rules)
  })
}

export const bookOffered: Access['bookOffered'] = (ctx, offered) =>
  takeKeptSeat(ctx, {
    ...offered,
    besideIds: [],
    reason: null,
    rescheduledFrom: null,
    action: 'waitlist.accept',
  })

/** One after the other: a transaction says one thing at a time. */
async function inOrder<From, To>(all: readonly From[], each: (one: From) => Promise<To>): Promise<To[]> {
  const done: To[] = []
  for (const one of all) done.push(await each(one))
  return done
}
