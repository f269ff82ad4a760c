import { randomUUID } from 'node:crypto'
import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { treatingReach } from '../../../platform/scope/session-reach'
import { announceBooked } from '../booking/announce-booked'
import { lockSlots, placeInSeat } from '../placing/seat-store'
import { findSlot } from '../slots/slot-store'
import { listSessionSlots, lockSession } from '../suspension/suspension-store'
import { addSeat, countExtras, insertExtra } from './extra-store'
import { assertMaySit, lockPresent } from './person-present'

const EXTRA_REASON = 'extra_seat.reason_cipher'

/**
 * 加号: the doctor adds a seat at the end of their own session for somebody whose record is open to them, so many a
 * session and no more (BK-06). The rules of the person hold as for every booking; when the slot opens and a ban from
 * booking online do not, because the person stands there.
 *
 * @throws not_found alike for other doctors' sessions and people whose record nothing opens; consent_withheld;
 * session_over; extra_seats_used; what the rules say of the person
 */
export async function addExtraSeat(
  ctx: StaffWriteContext,
  input: { readonly sessionId: string; readonly patientId: string; readonly reason: string },
): Promise<{ appointmentId: string; number: number }> {
  const { tx } = ctx
  const now = ctx.now()
  const { patientId } = input
  // The look is written down by the door itself.
  const look = { action: 'session.addExtra', kinds: [], head: ['appointments'], isWrite: true } as const
  await ctx.access.chartScope(tx, ctx, { ...look, patientId })
  const present = await lockPresent(ctx, patientId, now)
  const { scope } = present
  const session = await lockSession(tx, treatingReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const last = (await listSessionSlots(tx, session.id)).at(-1)
  const slot = last && (await findSlot(tx, last.id))
  if (!slot || session.status !== 'open' || session.end <= now) throw new DomainError('session_over')

  const most = bookingRule(await ctx.rules(), session.region, 'BK-06', localDateOf(now)).extraSeatsPerSession
  const used = await countExtras(tx, session.id)
  if (used >= most) throw new DomainError('extra_seats_used', { seats: most })
  await assertMaySit(ctx, slot, present, now)

  await lockSlots(tx, [slot.id])
  await addSeat(tx, slot.id)
  const id = randomUUID()
  const seat = { slotId: slot.id, scope, holdExpiresAt: null, reasonCipher: null, rescheduledFromId: null }
  const placed = await placeInSeat(tx, { ...seat, id, status: 'booked', now })
  if (!placed) throw new DomainError('slot_full')
  await insertExtra(tx, {
    appointmentId: placed.id,
    sessionId: session.id,
    ordinal: used + 1,
    most,
    byAccountId: ctx.staff.accountId,
    reasonCipher: ctx.fieldCrypto.seal(EXTRA_REASON, input.reason),
    addedAt: now,
  })
  await announceBooked(ctx, [{ scope, appointmentId: placed.id }], now)
  return { appointmentId: placed.id, number: placed.number }
}
