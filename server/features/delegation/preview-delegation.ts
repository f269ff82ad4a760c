import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { localDateOf } from '#domain/kernel/time'
import { type DelegationPeriod, delegationStatus } from '#domain/patient/delegation'
import type { AccountContext } from '../../platform/context'
import { countTry } from './count-code-try'
import { findOffer } from './store'

/**
 * What a code would give, before it is taken.
 *
 * @throws delegation_code_wrong alike for codes that are wrong, taken, revoked or over; too_many_requests
 */
export async function previewDelegation(
  ctx: AccountContext,
  input: { readonly code: string },
): Promise<DelegationPeriod & { childNameMasked: string }> {
  const codeIndex = await countTry(ctx, input)
  const now = ctx.now()
  const offer = await findOffer(ctx.db, ctx.account.id, codeIndex, localDateOf(now))
  if (!offer || delegationStatus(offer, now) !== 'waiting') throw new DomainError('delegation_code_wrong')
  return {
    childNameMasked: maskName(ctx.fieldCrypto.open('patient.name', offer.nameCipher)),
    startsOn: offer.startsOn,
    endsOn: offer.endsOn,
  }
}
