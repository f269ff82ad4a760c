import { refuseClosed } from '#domain/appointment/refuse-slot'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { type IntendingContext, writeOnce } from '../../../platform/api/idempotency'
import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { confirmHold, findHoldOf } from '../holding/hold-store'
import { isHoldTokenOf } from '../holding/hold-token'
import { assertConsent, VISIT_REASON } from '../placing/place-appointments'
import { lockAccountAndPatient, type PlacedAppointment } from '../placing/seat-store'
import { openingAround } from '../slots/opening-around'
import { findSlot } from '../slots/slot-store'
import { announceBooked, type BookedAnswer, bookedAnswer, useOfBooking } from './announce-booked'
import { BOOKING_DESK } from './booking-desk'

interface BookInput {
  readonly slotId: string
  readonly patientId: string
  readonly holdId?: string | undefined
  readonly reason?: string | undefined
}

type ConfirmInput = BookInput & { readonly holdId: string }

/**
 * Books a seat: the one held under `holdId`, or the lowest free one of the slot, which is decided together with whatever
 * others ask for at the same moment.
 *
 * @throws hold_expired when the hold has run out, or was never theirs; hold_mismatch when it was for another slot or person; and every
 * refusal of the booking ladder
 */
export async function bookAppointment(ctx: IntendingContext, input: BookInput): Promise<BookedAnswer> {
  const { holdId, slotId } = input
  if (holdId) {
    return writeOnce(ctx, ctx.intent, (write) => bookHeldSeat({ ...ctx, ...write }, { ...input, holdId }))
  }
  const opensAt = await openingAround(ctx, slotId)
  const answer = await ctx.admit(BOOKING_DESK, { ctx, input, as: 'booked', opensAt })
  if (!('status' in answer)) throw new Error('asked for a booking and got a hold')
  return answer
}

/** The seat is theirs already: nothing is decided that others could want too. */
async function bookHeldSeat(ctx: WriteContext, input: ConfirmInput): Promise<BookedAnswer> {
  const now = ctx.now()
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const booked = await confirm(ctx, scope, input, now)
  const { requestId } = ctx
  await ctx.audit.record(ctx.tx, useOfBooking(scope, { reason: input.reason, requestId, now }))
  await announceBooked(ctx, [{ scope, appointmentId: booked.id }], now)
  return bookedAnswer(booked)
}

async function confirm(
  ctx: WriteContext,
  scope: PatientScope,
  input: ConfirmInput,
  now: Date,
): Promise<PlacedAppointment> {
  assertConsent(scope)
  if (!isHoldTokenOf(ctx.fieldCrypto, ctx.account.id, input.holdId)) throw new DomainError('hold_expired')
  await lockAccountAndPatient(ctx.tx, scope, now)
  const hold = await findHoldOf(ctx.tx, ctx.account.id)
  if (hold?.id !== input.holdId) throw new DomainError('hold_expired')
  if (hold.slotId !== input.slotId || hold.patientId !== input.patientId) {
    throw new DomainError('hold_mismatch')
  }
  await assertStillGiven(ctx, hold.slotId, now)
  const reasonCipher = input.reason ? ctx.fieldCrypto.seal(VISIT_REASON, input.reason) : null
  const booked = await confirmHold(ctx.tx, { id: hold.id, scope, reasonCipher, now })
  if (!booked) throw new DomainError('hold_expired')
  return booked
}

/** The hold kept the seat and the person's day; the session may have begun or been suspended meanwhile. */
async function assertStillGiven(ctx: WriteContext, slotId: string, now: Date): Promise<void> {
  const slot = await findSlot(ctx.tx, slotId)
  if (!slot) throw new DomainError('not_found')
  const refusal = refuseClosed(slot, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
}
