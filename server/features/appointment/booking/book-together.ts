import { areTogether, isSeenTogether } from '#domain/appointment/together'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { listHoldsInTheWayOf } from '../holding/hold-store'
import { placeAppointment } from '../placing/place-appointments'
import {
  type LockedFamily,
  lockAccounts,
  lockPatients,
  lockSlots,
  type PlacedAppointment,
} from '../placing/seat-store'
import { findSlots } from '../slots/slot-store'
import { announceBooked, type BookedAnswer, bookedAnswer, useOfBooking } from './announce-booked'

interface TogetherInput {
  /** For each of `patientIds`, in their order. */
  readonly slotIds: readonly string[]
  readonly patientIds: readonly string[]
}

/**
 * Books several children of a family one after the other, or none of them (journeys E1 7).
 *
 * @throws input_invalid when the lists do not fit, or name somebody twice; not_found alike for absent slots and other
 * families' children; slots_not_together; together_children_only when one of them is an adult by then; and every refusal of the booking ladder, of the first child that has one
 */
export async function bookTogether(
  ctx: WriteContext,
  { slotIds, patientIds }: TogetherInput,
): Promise<{ rows: BookedAnswer[] }> {
  if (slotIds.length !== patientIds.length || new Set(patientIds).size < patientIds.length) {
    throw new DomainError('input_invalid', { fields: ['slotIds', 'patientIds'] })
  }
  const now = ctx.now()
  const today = localDateOf(now)
  const scopes = []
  for (const patientId of patientIds) {
    scopes.push(await ctx.access.careScope(ctx.tx, ctx.account, patientId, today))
  }
  const open = await lockAccounts(ctx.tx, [ctx.account.id])
  if (!open.has(ctx.account.id)) throw new DomainError('not_logged_in')
  const families = await lockPatients(ctx.tx, scopes, now)
  const holds = await listHoldsInTheWayOf(ctx.tx, scopes, now)
  await lockSlots(ctx.tx, [...holds.map(({ slotId }) => slotId), ...slotIds])
  await assertTogether(ctx, slotIds, families)

  const booked: { placed: PlacedAppointment; scope: (typeof scopes)[number] }[] = []
  for (const [index, scope] of scopes.entries()) {
    const [slotId, family] = [slotIds[index], families[index]]
    if (!slotId || !family) throw new DomainError('not_found')
    const wish = { slotId, scope, family, status: 'booked', reason: null, rescheduledFrom: null } as const
    booked.push({ scope, placed: await placeAppointment(ctx, wish, now) })
    await ctx.audit.record(ctx.tx, useOfBooking(scope, { reason: undefined, requestId: ctx.requestId, now }))
  }
  const visits = booked.map(({ scope, placed }) => ({ scope, appointmentId: placed.id }))
  await announceBooked(ctx, visits, now)
  return { rows: booked.map(({ placed }) => bookedAnswer(placed)) }
}

async function assertTogether(
  ctx: WriteContext,
  slotIds: readonly string[],
  families: readonly (LockedFamily | null)[],
): Promise<void> {
  const slots = await findSlots(ctx.tx, slotIds)
  const named = slotIds.flatMap((slotId) => slots.get(slotId) ?? [])
  if (named.length < slotIds.length) throw new DomainError('not_found')
  if (!areTogether(named)) throw new DomainError('slots_not_together')
  const areChildren = families.every((family, index) => {
    const slot = named[index]
    return !family || !slot || isSeenTogether(family.birthDate, slot.day)
  })
  if (!areChildren) throw new DomainError('together_children_only')
}
