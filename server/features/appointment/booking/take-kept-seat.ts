import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { expireHold } from '../holding/expire-hold'
import { type HoldRow, listHoldsInTheWay } from '../holding/hold-store'
import type { Placement } from '../placing/decide-placements'
import { placeAppointment } from '../placing/place-appointments'
import { lockAccountAndPatient, lockSlots } from '../placing/seat-store'
import { announceBooked, type BookedAnswer, bookedAnswer } from './announce-booked'

interface KeptSeatTaken extends Pick<Placement, 'reason' | 'rescheduledFrom'> {
  readonly slotId: string
  readonly scope: PatientScope
  /** Further slots in which seats move when this one is taken: all are locked at once. */
  readonly besideIds: readonly string[]
  /** For the log of who used a person's data. */
  readonly action: 'suspension.take' | 'waitlist.accept'
  /** Settles the offer and puts its seat on top of the pad, while account, person and slots are locked. */
  readonly handOver: () => Promise<void>
}

/**
 * Books the very seat that was kept for somebody, in line or in place of a visit that was taken back, by the one way in
 * which seats are booked.
 *
 * @throws what the booking rules say of the person; slot_suspended, slot_started; whatever `handOver` throws
 */
export async function takeKeptSeat(ctx: WriteContext, taken: KeptSeatTaken): Promise<BookedAnswer> {
  const { tx } = ctx
  const { slotId, scope, besideIds, action, handOver, reason, rescheduledFrom } = taken
  const now = ctx.now()
  const family = await lockAccountAndPatient(tx, scope, now)
  const holds = await listHoldsInTheWay(tx, scope, now)
  await lockSlots(tx, [...holds.map((hold) => hold.slotId), ...besideIds, slotId])
  await letGo(ctx, holds, now)
  await handOver()
  const placement = {
    slotId,
    scope,
    family,
    status: 'booked',
    reason,
    rescheduledFrom,
    isKept: true,
  } as const
  const placed = await placeAppointment(ctx, placement, now)
  await ctx.audit.record(tx, {
    by: scope,
    purpose: 'booking',
    action,
    patientIds: [scope.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  await announceBooked(ctx, [{ scope, appointmentId: placed.id }], now)
  return bookedAnswer(placed)
}

/** What the family holds makes way first: a seat of the same slot that went back later would lie above the kept one. */
async function letGo(ctx: WriteContext, holds: readonly HoldRow[], now: Date): Promise<void> {
  for (const hold of holds)
    await expireHold(ctx.tx, hold, hold.holdExpiresAt > now ? hold.accountId : null, now)
  const freed = holds.map(({ id }) => id)
  await ctx.access.seatsFreed(ctx.tx, ctx, freed, now)
}
