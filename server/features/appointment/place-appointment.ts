import { randomUUID } from 'node:crypto'
import { bookingRule } from '#domain/appointment/booking-rules'
import { refuseBooking } from '#domain/appointment/refuse-booking'
import { refuseGivenBack } from '#domain/appointment/refuse-given-back'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import type { PatientScope } from '../../platform/patient-scope'
import { listOpenAppointments } from './appointment-store'
import { entitlementsOf } from './entitlements'
import { expireHold } from './expire-hold'
import { findRunOutHolds, listHoldsInTheWay } from './hold-store'
import { bookingRulesOn, slotFacts } from './rules-of-slot'
import { lockAccountAndPatient, lockSlots, type PlacedAppointment, placeInSeat } from './seat-store'
import { findSlot, type SlotRow } from './slot-store'

interface Placement {
  readonly slotId: string
  readonly scope: PatientScope
  readonly status: 'held' | 'booked'
  readonly reason: string | null
  /** The booking that this one replaces; it gives its seat back afterwards (BK-15). */
  readonly rescheduledFrom: { readonly id: string; readonly slotId: string } | null
  readonly now: Date
}

interface Placed extends PlacedAppointment {
  /** Null unless held. */
  readonly holdExpiresAt: Date | null
}

export const VISIT_REASON = 'appointment.reason'

/**
 * Puts a person into a seat of a slot, or refuses with the first reason of the ladder. Account and person are
 * locked first, so limits are decided on what is really there; the seat itself is settled by one statement.
 * Whatever the account held until now goes back: it holds one seat at a time (BK-13), and a family that books
 * has made up its mind.
 */
export async function placeAppointment(ctx: WriteContext, placement: Placement): Promise<Placed> {
  const { tx } = ctx
  const { slotId, scope, rescheduledFrom, now } = placement
  assertConsent(scope)
  const { birthDate, givenBackToday } = await lockAccountAndPatient(tx, scope, now)
  const holds = await listHoldsInTheWay(tx, scope, now)
  const givenUp = [...holds, ...(rescheduledFrom ? [rescheduledFrom] : [])]
  if (givenUp.length > 0) await lockSlots(tx, [...givenUp.map((old) => old.slotId), slotId])
  for (const hold of holds) {
    await expireHold(tx, hold, hold.holdExpiresAt > now ? scope.accountId : null, now)
  }

  const slot = await findSlotWithRoom(ctx, slotId, now)
  const open = await listOpenAppointments(tx, scope, now)
  const rules = bookingRulesOn(await ctx.rules(), slot.region, localDateOf(now))
  const person = {
    birthDate,
    bookedBySelf: scope.relation === 'self',
    open: open.filter((other) => other.id !== rescheduledFrom?.id),
  }
  const family = await entitlementsOf(ctx, tx, scope.patientId, [slot], now)
  const refusal =
    refuseBooking(slotFacts(slot, rules), person, family, now, rules) ??
    refuseGivenBack(givenBackToday, rules['BK-GIVEN-BACK'])
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const holdExpiresAt = placement.status === 'held' ? await holdEnd(ctx, slot.region, now) : null
  const placed = await placeInSeat(tx, {
    ...placement,
    holdExpiresAt,
    id: randomUUID(),
    rescheduledFromId: rescheduledFrom?.id ?? null,
    reasonCipher: placement.reason && ctx.fieldCrypto.seal(VISIT_REASON, placement.reason),
  })
  if (!placed) throw new DomainError('slot_full')
  return { ...placed, holdExpiresAt }
}

/** @throws consent_withheld when whoever decides for the person refused that anything new is written about them */
export function assertConsent(scope: PatientScope): void {
  if (scope.isConsentWithheld) throw new DomainError('consent_withheld')
}

/** Until when a seat is kept for a family that has not confirmed yet (BK-13). */
async function holdEnd(ctx: WriteContext, region: string, now: Date): Promise<Date> {
  const { holdMinutes } = bookingRule(await ctx.rules(), region, 'BK-13', localDateOf(now))
  return new Date(now.getTime() + holdMinutes * 60_000)
}

/** The slot as it is; if it looks full, once more after the holds in it that have run out have gone back. */
async function findSlotWithRoom(ctx: WriteContext, slotId: string, now: Date): Promise<SlotRow> {
  const slot = await findSlot(ctx.tx, slotId)
  if (!slot) throw new DomainError('not_found')
  if (slot.free > 0) return slot
  await lockSlots(ctx.tx, [slotId])
  for (const { id } of await findRunOutHolds(ctx.tx, slotId, now)) {
    await expireHold(ctx.tx, { id, slotId }, null, now)
  }
  return (await findSlot(ctx.tx, slotId)) ?? slot
}
