import { closingBlockers } from '#domain/account/closing'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import {
  countLivingRoles,
  endActing,
  eraseAccount,
  erasePeople,
  listClosingPeople,
  lockForClosing,
} from './closing-store'
import { fated } from './read-closing'

/**
 * Ends an account for good, in one transaction: nothing that names its owner stays, and whoever logs in with the same
 * WeChat begins anew. People whom nobody else acts for go with it, unless a doctor has written about them.
 *
 * @throws account_blocked with the kinds of what has to end first
 */
export async function closeAccount(
  ctx: WriteContext,
  { idempotencyKey }: { readonly idempotencyKey: string },
): Promise<Record<string, never>> {
  const { tx, account, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  await lockForClosing(tx, account)
  const people = await listClosingPeople(tx, account, now, today)
  const blockers = closingBlockers(people, await countLivingRoles(tx, account))
  if (blockers.length > 0) {
    throw new DomainError('account_blocked', { kinds: [...new Set(blockers.map(({ kind }) => kind))] })
  }
  await eraseAccount(tx, account, { now, keepingKey: idempotencyKey })
  const noLabelCipher = fieldCrypto.seal('delegation.label_cipher', '已注销')
  for (const { id, toAccountId: accountId } of await endActing(tx, account, { now, today, noLabelCipher })) {
    const onceKey = `delegation-ended:${id}`
    const ended = { kind: 'delegation-ended', to: { accountId }, byAccountId: account.id } as const
    await ctx.notices.tell(tx, { ...ended, onceKey }, now)
  }
  const erased = fated(people, 'erased').map(({ id }) => id)
  await erasePeople(tx, erased, fieldCrypto.seal('patient.name', '已注销'))
  return {}
}
