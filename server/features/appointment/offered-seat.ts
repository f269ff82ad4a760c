import { refuseKeptSeat } from '#domain/appointment/refuse-booking'
import { refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../platform/context'
import { announceBooked, bookedAnswer } from './announce-booked'
import { findBirthDate } from './appointment-store'
import { banOfPerson } from './ban-of-person'
import { listHoldsInTheWay } from './hold-store'
import { placeAppointment } from './place-appointments'
import { bookingRulesOn, slotFacts } from './rules-of-slot'
import { lockAccountAndPatient, lockSlots } from './seat-store'
import { findSlot } from './slot-store'
import { findStanding } from './standing-store'

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

export const bookOffered: Access['bookOffered'] = async (ctx, { slotId, scope, handOver }) => {
  const now = ctx.now()
  const family = await lockAccountAndPatient(ctx.tx, scope, now)
  const holds = await listHoldsInTheWay(ctx.tx, scope, now)
  await lockSlots(ctx.tx, [...holds.map((hold) => hold.slotId), slotId])
  await handOver()
  const placement = { slotId, scope, family, reason: null, rescheduledFrom: null, isKept: true } as const
  const booked = await placeAppointment(ctx, { ...placement, status: 'booked' }, now)
  await ctx.audit.record(ctx.tx, {
    by: scope,
    purpose: 'booking',
    action: 'waitlist.accept',
    patientIds: [scope.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  await announceBooked(ctx, [{ scope, appointmentId: booked.id }], now)
  return bookedAnswer(booked)
}
