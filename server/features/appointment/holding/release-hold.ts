import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../../platform/context'
import { expireHold } from './expire-hold'
import { findHoldOf } from './hold-store'
import { isHoldTokenOf } from './hold-token'

/**
 * The family lets go of its hold, so that another can have the seat at once.
 *
 * @throws not_found for a hold that is not the account's own or is already settled
 */
export async function releaseHold(
  ctx: WriteContext,
  input: { readonly holdId: string },
): Promise<{ released: true }> {
  const hold = isHoldTokenOf(ctx.fieldCrypto, ctx.account.id, input.holdId)
    ? await findHoldOf(ctx.tx, ctx.account.id)
    : null
  if (hold?.id !== input.holdId) throw new DomainError('not_found')
  const now = ctx.now()
  await expireHold(ctx.tx, hold, ctx.account.id, now)
  await ctx.access.seatsFreed(ctx.tx, ctx, [hold.id], now)
  return { released: true }
}
