import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { DomainError } from '#domain/kernel/errors'
import type { AccountContext } from '../../platform/context'
import { hasAgreedPrivacy } from './store'

/**
 * Stands before everything that takes a phone number in (rules D-WX, D-PR).
 *
 * @throws privacy_not_agreed with the version that must be read and agreed to
 */
export async function requirePrivacyAgreement(ctx: AccountContext): Promise<void> {
  if (await hasAgreedPrivacy(ctx.db, ctx.account, CURRENT_PRIVACY_VERSION)) return
  throw new DomainError('privacy_not_agreed', { currentVersion: CURRENT_PRIVACY_VERSION })
}
