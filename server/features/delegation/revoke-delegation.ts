import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { lockPatient } from '../../platform/sql/lock-patients'
import { findDelegation, revoke } from './store'

/**
 * Ends a delegation at once: any guardian of the child does, whoever gave it, and so may the delegate. What the delegate
 * has booked stays booked, in the guardians' lists.
 *
 * @throws not_found alike for absent and foreign ones; delegation_over
 */
export async function revokeDelegation(
  ctx: WriteContext,
  { id }: { id: string },
): Promise<Record<string, never>> {
  const { tx, account } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const found = await findDelegation(tx, id)
  if (!found) throw new DomainError('not_found')
  const isDelegate = found.toAccountId === account.id
  if (!isDelegate) await ctx.access.guardianScope(tx, account, found.patientId, today)
  await lockPatient(tx, found.patientId)
  if (!(await revoke(tx, id, account.id, now, today))) throw new DomainError('delegation_over')
  const accountId = isDelegate ? found.byAccountId : found.toAccountId
  if (accountId) {
    const onceKey = `delegation-ended:${id}`
    const ended = { kind: 'delegation-ended', to: { accountId }, byAccountId: account.id } as const
    await ctx.notices.tell(tx, { ...ended, onceKey }, now)
  }
  return {}
}
