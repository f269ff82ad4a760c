import { refusePhoneCode } from '#domain/account/phone-challenge'
import { type PhoneNumber, parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { PHONE_FIELD } from '../../../platform/sealing/field-names'
import { requirePrivacyAgreement } from '../require-privacy-agreement'
import { bindPhone, type PhoneAnswer } from './bind-phone'
import { countAttempt, lockNewestChallenge, markChallengeUsed } from './phone-challenge-store'
import { isSameHash, phoneCodeHash } from './phone-code'

type Outcome = { readonly bound: PhoneAnswer } | { readonly refusal: Refusal }

/**
 * Binds a number whose owner typed the code that was sent to it. A wrong code is an outcome that is committed, not
 * an exception: thrown inside the transaction, it would take back the counting of the attempt.
 *
 * @throws privacy_not_agreed, phone_code_wrong, phone_code_expired, phone_code_too_many, phone_shared_too_often
 */
export async function confirmPhoneCode(
  ctx: AccountContext,
  input: { readonly phone: string; readonly code: string; readonly idempotencyKey: string },
): Promise<PhoneAnswer> {
  const phone = parsePhoneNumber(input.phone)
  if (!phone) throw new DomainError('input_invalid', { fields: ['phone'] })
  await requirePrivacyAgreement(ctx)

  const phoneIndex = ctx.fieldCrypto.index(PHONE_FIELD, phone)
  const intent = intentOf(ctx, 'auth.confirmPhoneCode', input)
  const outcome = await ctx.transaction((tx) =>
    answerOnce<Outcome>(tx, intent, () => tryCode(ctx, tx, { phone, phoneIndex, code: input.code })),
  )
  if ('refusal' in outcome) throw new DomainError(outcome.refusal.code, outcome.refusal.facts)
  return outcome.bound
}

async function tryCode(
  ctx: AccountContext,
  tx: Transaction,
  { phone, phoneIndex, code }: { phone: PhoneNumber; phoneIndex: Buffer; code: string },
): Promise<Outcome> {
  const now = ctx.now()
  // Locked, so that a hundred guesses at the same moment are counted one after the other.
  const challenge = await lockNewestChallenge(tx, ctx.account, phoneIndex)
  const isRight =
    challenge !== null && isSameHash(challenge.codeHash, phoneCodeHash(ctx.fieldCrypto, challenge.id, code))
  const refusal = refusePhoneCode(challenge, isRight, now)
  if (challenge) await countAttempt(tx, challenge.id)
  if (refusal) return { refusal }
  if (challenge) await markChallengeUsed(tx, challenge.id, now)
  return { bound: await bindPhone(ctx, tx, phone) }
}
