import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { type AppointmentRow, findAppointment } from '../appointment-store'
import type { BookedAnswer } from '../booking/announce-booked'
import { takeKeptSeat } from '../booking/take-kept-seat'
import { giveFeeBack } from '../cancelling/fee'
import { VISIT_REASON } from '../placing/place-appointments'
import { lockAccountAndPatient, lockSlots, moveStatus } from '../placing/seat-store'
import { endOffers, findEquivalentOf, isStillSuspended, listKept, takeOffer } from './equivalent-store'

/**
 * Moves a visit that the clinic took back to a seat that is kept for it, in one step (BK-16). What was paid goes along
 * when the new visit costs the same, and returns otherwise. Whichever of a family answers first has answered.
 *
 * @throws not_found alike for absent and other families' offers; offer_over when it ran out or was answered; what the
 * booking rules say of the person; slot_suspended, slot_started
 */
export async function takeEquivalent(
  ctx: WriteContext,
  input: { readonly id: string },
): Promise<BookedAnswer> {
  const { tx } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const byAccountId = ctx.account.id
  const offer = await findEquivalentOf(tx, byAccountId, input.id, today)
  const old = offer && (await findAppointment(tx, byAccountId, offer.appointmentId, today))
  if (!old) throw new DomainError('not_found')
  const { appointmentId, slotId, seatId } = offer
  const kept = await listKept(tx, appointmentId)
  const taken = await takeKeptSeat(ctx, {
    slotId,
    scope: await ctx.access.careScope(tx, ctx.account, offer.patientId, today),
    besideIds: kept.map((seat) => seat.slotId),
    reason: reasonOf(ctx, old),
    rescheduledFrom: old,
    action: 'suspension.take',
    handOver: async () => {
      if (!(await takeOffer(tx, { id: offer.id, byAccountId, now }))) throw new DomainError('offer_over')
      await ctx.access.freeSeat(tx, seatId, now)
      const step = { appointmentId, from: 'suspended', to: 'rescheduled', byAccountId, now } as const
      if (!(await moveStatus(tx, step))) throw new DomainError('offer_over')
    },
  })
  const left = kept.filter((seat) => seat.seatId !== seatId)
  await ctx.access.seatsLeft(
    tx,
    left.map((seat) => seat.seatId),
  )
  const { feeFen } = (await findAppointment(tx, byAccountId, taken.id, today)) ?? old
  if (feeFen !== old.feeFen) await giveFeeBack(tx, ctx, appointmentId)
  return taken
}

/**
 * Nothing fits: the kept seats go to others and everything that was paid returns. The visit counts against nobody, and
 * in the waitlist the person comes before whoever joined (rules D-BK, Waitlist). Said twice, it is said once.
 *
 * @throws not_found alike for absent and other families' visits; appointment_state unless the clinic took it back
 */
export async function declineEquivalents(
  ctx: WriteContext,
  input: { readonly appointmentId: string },
): Promise<{ released: number }> {
  const { tx } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const seen = await findAppointment(tx, ctx.account.id, input.appointmentId, today)
  if (!seen) throw new DomainError('not_found')
  const scope = await ctx.access.careScope(tx, ctx.account, seen.patientId, today)
  await lockAccountAndPatient(tx, scope, now)
  await lockSlots(
    tx,
    (await listKept(tx, seen.id)).map(({ slotId }) => slotId),
  )
  if (!(await isStillSuspended(tx, seen.id))) {
    throw new DomainError('appointment_state', { from: seen.status, to: 'cancelled' })
  }
  const seatIds = await endOffers(tx, seen.id, { byAccountId: ctx.account.id, now })
  await ctx.access.seatsLeft(tx, seatIds)
  await giveFeeBack(tx, ctx, seen.id)
  return { released: seatIds.length }
}

function reasonOf(ctx: WriteContext, { reasonCipher }: AppointmentRow): string | null {
  return reasonCipher && ctx.fieldCrypto.open(VISIT_REASON, reasonCipher)
}
