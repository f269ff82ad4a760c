import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../platform/context'
import { savePrivacyAgreement } from './store'

/**
 * Records that the account agreed to the privacy guide it was shown. Agreeing again changes nothing: the first
 * moment counts.
 *
 * @throws privacy_not_agreed when the text shown is not the one in force: it must be read first
 */
export async function agreePrivacy(
  ctx: WriteContext,
  input: { readonly textVersion: string },
): Promise<{ agreedVersion: string }> {
  if (input.textVersion !== CURRENT_PRIVACY_VERSION) {
    throw new DomainError('privacy_not_agreed', { currentVersion: CURRENT_PRIVACY_VERSION })
  }
  await savePrivacyAgreement(ctx.tx, ctx.account, CURRENT_PRIVACY_VERSION, ctx.now())
  return { agreedVersion: CURRENT_PRIVACY_VERSION }
}
