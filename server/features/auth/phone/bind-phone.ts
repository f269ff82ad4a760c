import { MAX_ACCOUNTS_PER_PHONE, maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { PHONE_FIELD } from '../../../platform/sealing/field-names'
import { countOtherAccountsWithPhone, lockAccountAndPhone, savePhone } from '../store'

export interface PhoneAnswer {
  readonly phoneMasked: string
}

/**
 * Gives the account a number that its owner has proved to hold. A number that was there before is replaced.
 *
 * @throws phone_shared_too_often when three other accounts have the number (rules D-ID-07)
 */
export async function bindPhone(
  ctx: AccountContext,
  tx: Transaction,
  phone: PhoneNumber,
): Promise<PhoneAnswer> {
  const phoneIndex = ctx.fieldCrypto.index(PHONE_FIELD, phone)
  await lockAccountAndPhone(tx, ctx.account, phoneIndex)
  const others = await countOtherAccountsWithPhone(tx, ctx.account, phoneIndex)
  if (others >= MAX_ACCOUNTS_PER_PHONE) {
    throw new DomainError('phone_shared_too_often', { max: MAX_ACCOUNTS_PER_PHONE })
  }
  await savePhone(tx, ctx.account, {
    phoneCipher: ctx.fieldCrypto.seal(PHONE_FIELD, phone),
    phoneIndex,
    verifiedAt: ctx.now(),
  })
  return { phoneMasked: maskPhoneNumber(phone) }
}
