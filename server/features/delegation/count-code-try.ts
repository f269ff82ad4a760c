import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { householdRules } from '#domain/patient/household-rules'
import type { AccountContext } from '../../platform/context'
import { codeIndexOf } from './offer-code'
import { countCodeTry } from './store'

/**
 * Counts that the account types a code, right or wrong, before anybody looks for it. What no code can be is refused
 * without being counted.
 *
 * @throws delegation_code_wrong, or too_many_requests
 */
export async function countTry(
  ctx: AccountContext,
  { code }: { readonly code: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const at = ctx.now()
  const codeIndex = codeIndexOf(ctx.fieldCrypto, code)
  if (!codeIndex) throw new DomainError('delegation_code_wrong')
  const { codesPerHour } = householdRules(await ctx.rules(), localDateOf(at))['ID-07']
  if (!(await countCodeTry(ctx.db, { accountId: ctx.account.id, codeIndex, at, max: codesPerHour }))) {
    throw new DomainError('too_many_requests', { codesPerHour })
  }
  return codeIndex
}
