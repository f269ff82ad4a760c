import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { codeIndexOf } from './offer-code'
import { findOffer, takeOffer } from './store'

/**
 * Takes what a guardian gave. Only whoever types the code first; a guardian needs no delegation, and nobody has two for
 * one child on one day (a constraint says so).
 *
 * @throws delegation_code_wrong alike for codes that are wrong, taken, revoked or over; delegation_own_child
 */
export async function acceptDelegation(
  ctx: WriteContext,
  { code }: { readonly code: string },
): Promise<{ patientId: string }> {
  const { tx, account } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const codeIndex = codeIndexOf(ctx.fieldCrypto, code)
  const offer = codeIndex && (await findOffer(tx, account.id, codeIndex, today))
  if (!offer) throw new DomainError('delegation_code_wrong')
  if (offer.isGuardians) throw new DomainError('delegation_own_child')
  if (!(await takeOffer(tx, account.id, offer.id, now, today))) throw new DomainError('delegation_code_wrong')
  const { patientId, byAccountId: accountId } = offer
  const onceKey = `delegation-accepted:${offer.id}`
  const accepted = { kind: 'delegation-accepted', to: { accountId }, byAccountId: account.id } as const
  await ctx.notices.tell(tx, { ...accepted, patientId, onceKey }, now)
  return { patientId }
}
