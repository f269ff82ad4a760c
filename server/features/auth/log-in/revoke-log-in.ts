import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../../platform/context'
import { revokeAccessToken } from '../store'

/**
 * Ends another log-in of the same account: a lost phone, a borrowed computer.
 *
 * @throws not_found alike for another account's log-in, for one that is over and for one that never was
 */
export async function revokeLogIn(
  ctx: WriteContext,
  input: { readonly id: string },
): Promise<{ id: string }> {
  const isRevoked = await revokeAccessToken(ctx.tx, ctx.account, input.id, ctx.now())
  if (!isRevoked) throw new DomainError('not_found')
  return { id: input.id }
}
