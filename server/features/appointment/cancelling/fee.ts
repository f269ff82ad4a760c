import { EXPECTED_STATUSES } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import type { AmountDue, PaymentEffect, TakenPayment } from '../../../platform/access/payment-effects'
import type { AccountContext, PayerContext, UnattendedContext, WriteContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { type AppointmentRow, findAppointment } from '../appointment-store'
import { findFirstBooking, findNewestStatus } from './fee-store'

/** Statuses in which a visit takes place or took place: its fee is theirs to keep. */
const HELD_STATUSES: readonly string[] = [...EXPECTED_STATUSES, 'completed']

/**
 * The registration fee of a booked appointment, until it begins. A booking that was moved keeps what was paid for the
 * first one: fee and payment follow the family, not the seat (rules BK-15, BK-21).
 *
 * @throws not_found alike for absent and other families' appointments; payment_not_due
 */
export async function payableFee(
  tx: Transaction,
  ctx: PayerContext,
  appointmentId: string,
): Promise<AmountDue> {
  const now = ctx.now()
  const appointment = await findAppointment(tx, ctx.account.id, appointmentId, localDateOf(now))
  if (!appointment) throw new DomainError('not_found')
  const { status, feeFen, start } = appointment
  if (status !== 'booked' || feeFen === 0n || start <= now) throw new DomainError('payment_not_due')
  return {
    subjectId: await findFirstBooking(tx, appointmentId),
    amountFen: fen(Number(feeFen)),
    description: '家门口健康 挂号费',
    expiresAt: start,
  }
}

/** `due`: it can be paid on the phone. `desk`: only at the counter. `returned`: it was paid, and goes back. */
export type FeeState = 'free' | 'due' | 'desk' | 'paid' | 'returned'

export async function feeStateOf(
  { db, access, now, outside }: Pick<AccountContext, 'db' | 'access' | 'now' | 'outside'>,
  { id, status, feeFen, start }: AppointmentRow,
): Promise<FeeState> {
  if (feeFen === 0n) return 'free'
  const subjectId = await findFirstBooking(db, id)
  const paid = (await access.paidFor(db, 'appointment', [subjectId])).get(subjectId)
  if (paid && paid.givenBackFen < paid.amountFen) return 'paid'
  // Moved to a visit that costs something else: what was paid for the first has returned.
  if (paid) return status === 'booked' ? 'desk' : 'returned'
  return status === 'booked' && now() < start && outside.payments ? 'due' : 'desk'
}

/** Fees came in: a visit that will not take place gives its own back at once (journeys E1 5). */
export async function applyFees(
  tx: Transaction,
  _ctx: UnattendedContext,
  payments: readonly TakenPayment[],
): Promise<readonly PaymentEffect[]> {
  const effects: PaymentEffect[] = []
  for (const { subjectId, amountFen, isSecond } of payments) {
    const status = await findNewestStatus(tx, subjectId)
    const isHeld = !isSecond && status !== null && HELD_STATUSES.includes(status)
    effects.push(isHeld ? 'applied' : { gone: [{ partId: subjectId, amountFen }] })
  }
  return effects
}

/** A booking that was given up, or taken back by the clinic, costs nothing: what was paid returns. */
export async function giveFeeBack(
  tx: Transaction,
  { access, now }: Pick<WriteContext, 'access' | 'now'>,
  appointmentId: string,
): Promise<void> {
  const subjectId = await findFirstBooking(tx, appointmentId)
  const paid = (await access.paidFor(tx, 'appointment', [subjectId])).get(subjectId)
  if (!paid || paid.givenBackFen >= paid.amountFen) return
  const { amountFen } = paid
  const part = {
    purpose: 'appointment',
    subjectId,
    partId: subjectId,
    amountFen,
    reason: 'cancelled',
  } as const
  await access.giveBack(tx, part, now())
}
