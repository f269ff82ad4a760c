import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { announceBooked } from '../booking/announce-booked'
import { lockSlots, moveStatus, placeInSeat } from '../placing/seat-store'
import { findSlot } from '../slots/slot-store'
import { lockSession } from '../suspension/suspension-store'
import { findWalkInSlot, insertWalkInArrival } from './day-store'
import { assertMaySit, lockPresent } from './person-present'

/**
 * 现场挂号: somebody who stands there without a booking, and whose card the desk has just been shown, gets the next seat
 * of a session of today that is kept for the desk or free for everybody, and has checked in (BK-05). Who is banned from
 * booking online may still do this (BK-12).
 *
 * @throws not_found alike for sessions out of reach and people whose card nobody showed; consent_withheld;
 * session_over; no_walk_in_seat; what the rules say of the person
 */
export async function seatPresent(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string; readonly patientId: string },
): Promise<{ appointmentId: string; number: number }> {
  const { tx } = ctx
  const now = ctx.now()
  const { patientId } = input
  if (!(await ctx.access.isPresent(tx, ctx, patientId, now))) throw new DomainError('not_found')
  const present = await lockPresent(ctx, patientId, now)
  const session = await lockSession(tx, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const { id: sessionId, end: before } = session
  if (session.status !== 'open' || session.day !== localDateOf(now) || before <= now) {
    throw new DomainError('session_over')
  }
  const found = await findWalkInSlot(tx, { ...session, onlySessionId: sessionId, now, before })
  const slot = found && (await findSlot(tx, found.id))
  if (!slot) throw new DomainError('no_walk_in_seat')
  await assertMaySit(ctx, slot, present, now)

  await lockSlots(tx, [slot.id])
  const { scope } = present
  const seat = { slotId: slot.id, scope, holdExpiresAt: null, reasonCipher: null, rescheduledFromId: null }
  const placed = await placeInSeat(tx, { ...seat, id: randomUUID(), status: 'booked', now })
  if (!placed) throw new DomainError('no_walk_in_seat')
  const arrival = { appointmentId: placed.id, byAccountId: ctx.staff.accountId, now }
  await moveStatus(tx, { ...arrival, from: 'booked', to: 'checked-in' })
  await insertWalkInArrival(tx, { ...arrival, sessionId })
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'visit.seatPresent',
    patientIds: [patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  await announceBooked(ctx, [{ scope, appointmentId: placed.id }], now)
  return { appointmentId: placed.id, number: placed.number }
}
