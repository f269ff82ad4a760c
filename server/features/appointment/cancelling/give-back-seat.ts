import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../../platform/context'
import { lockSlots, moveStatus, returnSeat, type StatusStep } from '../placing/seat-store'
import { giveFeeBack } from './fee'

export interface GivenBackSeat extends StatusStep {
  readonly slotId: string
}

/**
 * A visit is called off: its seat is free for others at once, what was paid for it returns, and whoever waits for a
 * seat hears of it. Locks the slot; locks of the family are taken before.
 *
 * @throws appointment_state when it is no longer where it was seen
 */
export async function giveBackSeat(ctx: WriteContext, { slotId, ...step }: GivenBackSeat): Promise<void> {
  const { appointmentId, from, to, now } = step
  await lockSlots(ctx.tx, [slotId])
  if (!(await moveStatus(ctx.tx, step))) throw new DomainError('appointment_state', { from, to })
  await returnSeat(ctx.tx, appointmentId, now)
  await giveFeeBack(ctx.tx, ctx, appointmentId)
  await ctx.access.seatsFreed(ctx.tx, ctx, [appointmentId], now)
}
