import { maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import type { AccountContext } from '../../platform/context'
import { rolesOf } from './open-log-in'
import { PHONE_FIELD, readOwnAccount } from './store'

export interface MeAnswer {
  readonly id: string
  readonly roles: readonly string[]
  readonly phoneMasked: string | null
  readonly elderMode: boolean
  readonly privacy: { readonly agreedVersion: string | null; readonly currentVersion: string }
}

/** What the mini-program needs to know about whoever is logged in. */
export async function readMe(ctx: AccountContext): Promise<MeAnswer> {
  const { phoneCipher, elderMode, agreedVersion } = await readOwnAccount(ctx.db, ctx.account)
  const phone = phoneCipher && (ctx.fieldCrypto.open(PHONE_FIELD, phoneCipher) as PhoneNumber)
  return {
    id: ctx.account.id,
    roles: rolesOf(ctx.account),
    phoneMasked: phone ? maskPhoneNumber(phone) : null,
    elderMode,
    privacy: { agreedVersion, currentVersion: CURRENT_PRIVACY_VERSION },
  }
}
