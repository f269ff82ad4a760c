import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { enqueue } from '../../platform/jobs'
import { closeEntry, findEntryOf, findOfferedSeat, resumeEntry } from './entry-store'
import { lockSeat } from './seat-store'
import { OFFER_SEAT_TASK } from './tasks'

type One = { readonly id: string }

/**
 * Gives up waiting; what is offered goes to the next one. Anybody who may bring the person may do it.
 *
 * @throws not_found alike for absent and other families' entries; waitlist_state when it has ended
 */
export async function leaveWaitlist(ctx: WriteContext, { id }: One): Promise<{ status: 'closed' }> {
  const now = ctx.now()
  const entry = await findEntryOf(ctx.tx, ctx.account.id, id, localDateOf(now))
  if (!entry) throw new DomainError('not_found')
  const seatId = await findOfferedSeat(ctx.tx, id)
  if (seatId) await lockSeat(ctx.tx, seatId)
  if (!(await closeEntry(ctx.tx, id, 'left', now))) throw new DomainError('waitlist_state')
  if (seatId) await enqueue(ctx.tx, OFFER_SEAT_TASK, { seatId })
  return { status: 'closed' }
}

/**
 * Waits again after a pause, at the old place in line.
 *
 * @throws not_found alike; waitlist_state unless it is paused, or its days are over
 */
export async function resumeWaiting(ctx: WriteContext, { id }: One): Promise<{ status: 'waiting' }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const entry = await findEntryOf(ctx.tx, ctx.account.id, id, today)
  if (!entry) throw new DomainError('not_found')
  if (entry.toDay < today || !(await resumeEntry(ctx.tx, id, now))) throw new DomainError('waitlist_state')
  return { status: 'waiting' }
}
