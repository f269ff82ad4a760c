import { refuseReschedule } from '#domain/appointment/reschedule'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { type AppointmentRow, findAppointment } from '../appointment-store'
import { listHoldsInTheWay } from '../holding/hold-store'
import { placeAppointment, VISIT_REASON } from '../placing/place-appointments'
import { lockAccountAndPatient, lockSlots, moveStatus, returnSeat } from '../placing/seat-store'
import { findSlot } from '../slots/slot-store'
import { announceBooked, type BookedAnswer, bookedAnswer } from './announce-booked'

/**
 * Moves a booking to another slot of the same service (BK-15): the new seat is taken first, then the old one goes
 * back, and either both happen or neither. The answer is the new appointment.
 *
 * @throws not_found, appointment_state, reschedule_same_slot, reschedule_other_service and every refusal of the
 * booking ladder for the new slot; the old booking then stands as it was
 */
export async function rescheduleAppointment(
  ctx: WriteContext,
  input: { readonly id: string; readonly slotId: string },
): Promise<BookedAnswer> {
  const now = ctx.now()
  const today = localDateOf(now)
  const seen = await findAppointment(ctx.tx, ctx.account.id, input.id, today)
  if (!seen) throw new DomainError('not_found')
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, seen.patientId, today)
  const family = await lockAccountAndPatient(ctx.tx, scope, now)
  const old = (await findAppointment(ctx.tx, ctx.account.id, input.id, today)) ?? seen
  const slot = await findSlot(ctx.tx, input.slotId)
  if (!slot) throw new DomainError('not_found')
  const refusal = refuseReschedule(old, slot, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const to = 'rescheduled'
  const isTakenBack = old.status === 'suspended'
  // With those that placing gives back below: all at once, in one order.
  const holds = await listHoldsInTheWay(ctx.tx, scope, now)
  await lockSlots(ctx.tx, [...holds.map((hold) => hold.slotId), old.slotId, slot.id])
  const moved = await moveStatus(ctx.tx, {
    appointmentId: old.id,
    from: isTakenBack ? 'suspended' : 'booked',
    to,
    byAccountId: ctx.account.id,
    now,
  })
  if (!moved) throw new DomainError('appointment_state', { from: old.status, to })
  const placed = await placeAppointment(
    ctx,
    { slotId: slot.id, scope, family, status: 'booked', reason: reasonOf(ctx, old), rescheduledFrom: old },
    now,
  )
  // The clinic took a suspended one's seat back already.
  if (!isTakenBack) await returnSeat(ctx.tx, old.id, now)
  await ctx.access.seatsFreed(ctx.tx, ctx, [old.id], now)
  await announceBooked(ctx, [{ scope, appointmentId: placed.id }], now)
  return bookedAnswer(placed)
}

function reasonOf(ctx: WriteContext, old: AppointmentRow): string | null {
  return old.reasonCipher && ctx.fieldCrypto.open(VISIT_REASON, old.reasonCipher)
}
