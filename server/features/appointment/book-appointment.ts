import { refuseClosed } from '#domain/appointment/refuse-slot'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import type { PatientScope } from '../../platform/patient-scope'
import { confirmHold, findHoldOf } from './hold-store'
import { assertConsent, placeAppointment, VISIT_REASON } from './place-appointment'
import { lockAccountAndPatient, type PlacedAppointment } from './seat-store'
import { findSlot } from './slot-store'

interface BookInput {
  readonly slotId: string
  readonly patientId: string
  readonly holdId?: string | undefined
  readonly reason?: string | undefined
}

export interface BookedAnswer {
  readonly id: string
  readonly status: 'booked'
  readonly number: number
  readonly start: string
  readonly end: string
}

/**
 * Books a seat: the one held under `holdId`, or the lowest free one of the slot.
 *
 * @throws hold_expired when the hold has run out; hold_mismatch when it was for another slot or person; and every
 * refusal of the booking ladder
 */
export async function bookAppointment(ctx: WriteContext, input: BookInput): Promise<BookedAnswer> {
  const now = ctx.now()
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const booked = input.holdId
    ? await bookHeldSeat(ctx, scope, { ...input, holdId: input.holdId }, now)
    : await placeAppointment(ctx, {
        slotId: input.slotId,
        scope,
        status: 'booked',
        reason: input.reason || null,
        rescheduledFrom: null,
        now,
      })
  await ctx.audit.record(ctx.tx, {
    by: scope,
    purpose: 'booking',
    action: 'appointment.book',
    patientIds: [scope.patientId],
    fields: input.reason ? ['appointments', 'visit-reason'] : ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  await announceBooked(ctx, scope.patientId, booked.id, now)
  return bookedAnswer(booked)
}

/** Everybody who may bring the patient knows of the visit, whoever booked it. */
export function announceBooked(
  ctx: WriteContext,
  patientId: string,
  appointmentId: string,
  now: Date,
): Promise<void> {
  return ctx.notices.tell(
    ctx.tx,
    {
      kind: 'appointment-booked',
      to: { everybodyActingFor: patientId },
      byAccountId: ctx.account.id,
      patientId,
      appointmentId,
      onceKey: `booked:${appointmentId}`,
    },
    now,
  )
}

/** What a booking is answered with, whether it is a new one or an old one at another time. */
export function bookedAnswer({ id, number, start, end }: PlacedAppointment): BookedAnswer {
  return { id, status: 'booked', number, start: toIsoShanghai(start), end: toIsoShanghai(end) }
}

async function bookHeldSeat(
  ctx: WriteContext,
  scope: PatientScope,
  input: BookInput & { readonly holdId: string },
  now: Date,
): Promise<PlacedAppointment> {
  assertConsent(scope)
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
