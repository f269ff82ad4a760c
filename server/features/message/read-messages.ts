import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../platform/context'
import { markRead } from './store'

/** @throws not_found when one of them is not in the account's inbox; then none is marked */
export async function readMessages(
  ctx: WriteContext,
  input: { readonly ids: readonly string[] },
): Promise<Record<string, never>> {
  const ids = [...new Set(input.ids)]
  const own = await markRead(ctx.tx, ctx.account.id, ids, ctx.now())
  if (own < ids.length) throw new DomainError('not_found')
  return {}
}
