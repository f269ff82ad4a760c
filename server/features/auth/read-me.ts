import { maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import type { AccountContext } from '../../platform/context'
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
  const { id, roles, phoneCipher, elderMode, agreedVersion } = await readOwnAccount(ctx.db, ctx.account)
  const phone = phoneCipher && (ctx.fieldCrypto.open(PHONE_FIELD, phoneCipher) as PhoneNumber)
  return {
    id,
    roles,
    phoneMasked: phone ? maskPhoneNumber(phone) : null,
    elderMode,
    privacy: { agreedVersion, currentVersion: CURRENT_PRIVACY_VERSION },
  }
}
