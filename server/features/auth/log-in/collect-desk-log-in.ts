import { DomainError } from '#domain/kernel/errors'
import type { Context } from '../../../platform/context'
import { bearerSecretHash } from '../bearer-secret'
import { findAccount } from '../store'
import { collectDesk, findOpenDesk } from './desk-log-in-store'
import { type LogInAnswer, openLogIn } from './open-log-in'

type CollectAnswer = { readonly status: 'waiting' } | ({ readonly status: 'approved' } & LogInAnswer)

/**
 * Asked again and again by a desk that waits. Once approved it is answered a log-in of its own, once: the row and the
 * token are written together. The log-in has not passed the second factor, because the phone that approved may lie
 * in another hand than the one that sits at the desk.
 *
 * @throws desk_code_expired alike for a desk that is over, that was let in already, and that never was
 */
export async function collectDeskLogIn(
  ctx: Context,
  input: { readonly deskToken: string },
): Promise<CollectAnswer> {
  const deskHash = bearerSecretHash(input.deskToken)
  if (!deskHash) throw new DomainError('desk_code_expired')
  const now = ctx.now()
  return ctx.transaction(async (tx) => {
    const desk = await findOpenDesk(tx, deskHash, now)
    if (!desk) throw new DomainError('desk_code_expired')
    if (!desk.approvedAt) return { status: 'waiting' }
    const accountId = await collectDesk(tx, deskHash, now)
    const account = accountId && (await findAccount(tx, accountId))
    // Whoever lost their last role since they approved has no business at a desk.
    if (!account || account.duties.length === 0) throw new DomainError('desk_code_expired')
    return { status: 'approved', ...(await openLogIn(tx, account, now)) }
  })
}
