import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { lockAccountAndPatient, lockSlots, moveStatus, placeInSeat, returnSeat } from '../placing/seat-store'
import { findForStaff, findWalkInSlot, insertWalkInArrival, type StaffAppointment } from './day-store'
import { scopeOfPresent } from './person-present'

/**
 * Somebody with a booking for later today sits down now: their own seat goes back without any penalty and they take
 * one that is free before it, as somebody who has checked in (BK-22). That is a new booking like any other: for a child
 * whose guardian has refused to have its data kept there is none, and the one that stands can still be kept.
 *
 * @throws not_found; arrival_wrong_day; appointment_state; consent_withheld; no_walk_in_seat
 */
export async function admitWalkIn(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string },
): Promise<{ appointmentId: string; number: number }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const own = await findForStaff(ctx.tx, lineReach(ctx.staff), input.appointmentId)
  if (!own) throw new DomainError('not_found')
  if (own.day !== today) throw new DomainError('arrival_wrong_day', { day: own.day })
  if (own.status !== 'booked') {
    throw new DomainError('appointment_state', { from: own.status, to: 'checked-in' })
  }
  // Placed for whoever booked, as long as they may: the new visit stands in their list where the old one stood.
  const scope = await scopeOfPresent(ctx, own, now)
  await lockAccountAndPatient(ctx.tx, scope, now)
  const slot = await findWalkInSlot(ctx.tx, { ...own, day: today, now, before: own.start })
  if (!slot) throw new DomainError('no_walk_in_seat')
  await lockSlots(ctx.tx, [own.slotId, slot.id])
  await giveBack(ctx, own, now)
  const placed = await placeInSeat(ctx.tx, {
    id: randomUUID(),
    slotId: slot.id,
    scope,
    status: 'booked',
    now,
    holdExpiresAt: null,
    reasonCipher: own.reasonCipher,
    // What was paid for the booking is paid for this visit.
    rescheduledFromId: own.id,
  })
  if (!placed) throw new DomainError('no_walk_in_seat')
  const arrival = { appointmentId: placed.id, byAccountId: ctx.staff.accountId, now }
  await moveStatus(ctx.tx, { ...arrival, from: 'booked', to: 'checked-in' })
  await insertWalkInArrival(ctx.tx, { ...arrival, sessionId: slot.sessionId })
  await ctx.access.seatsFreed(ctx.tx, ctx, [own.id], now)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'visit.admitWalkIn',
    patientIds: [own.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { appointmentId: placed.id, number: placed.number }
}

async function giveBack(ctx: StaffWriteContext, own: StaffAppointment, now: Date): Promise<void> {
  const step = { appointmentId: own.id, from: 'booked', to: 'cancelled' } as const
  if (!(await moveStatus(ctx.tx, { ...step, byAccountId: ctx.staff.accountId, now }))) {
    throw new DomainError('appointment_state', { from: own.status, to: step.to })
  }
  await returnSeat(ctx.tx, own.id, now)
}
