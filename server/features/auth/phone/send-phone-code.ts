import { randomUUID } from 'node:crypto'
import { phoneCodeMoments, refuseAnotherPhoneCode } from '#domain/account/phone-challenge'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { sendPhoneCodeOnce } from '../../../platform/outside/phone-code'
import { PHONE_FIELD } from '../../../platform/sealing/field-names'
import { requirePrivacyAgreement } from '../require-privacy-agreement'
import { lockAccountAndPhone } from '../store'
import { deleteChallenge, hasChallenge, readChallengeMoments, saveChallenge } from './phone-challenge-store'
import { phoneCodeHash } from './phone-code'

export interface PhoneCodeAnswer {
  readonly expiresAt: string
  /** From when on another code may be asked for. */
  readonly resendAt: string
}

interface OpenedChallenge extends PhoneCodeAnswer {
  readonly challengeId: string
}

/**
 * Sends a code to a number, whether an account is known by it or not.
 *
 * @throws privacy_not_agreed, too_many_requests, sms_unavailable; input_invalid for what is no mobile number
 */
export async function sendPhoneCode(
  ctx: AccountContext,
  input: { readonly phone: string; readonly idempotencyKey: string },
): Promise<PhoneCodeAnswer> {
  const phone = parsePhoneNumber(input.phone)
  if (!phone) throw new DomainError('input_invalid', { fields: ['phone'] })
  await requirePrivacyAgreement(ctx)

  const phoneIndex = ctx.fieldCrypto.index(PHONE_FIELD, phone)
  const { expiresAt, resendAt } = await sendPhoneCodeOnce(
    ctx,
    { intent: intentOf(ctx, 'auth.sendPhoneCode', input), phone },
    {
      open: (tx, code) => openChallenge(ctx, tx, { phoneIndex, code }),
      has: hasChallenge,
      remove: deleteChallenge,
    },
  )
  return { expiresAt, resendAt }
}

async function openChallenge(
  ctx: AccountContext,
  tx: Transaction,
  { phoneIndex, code }: { phoneIndex: Buffer; code: string },
): Promise<OpenedChallenge> {
  const now = ctx.now()
  await lockAccountAndPhone(tx, ctx.account, phoneIndex)
  const { countedSince, expiresAt, resendAt } = phoneCodeMoments(now)
  const moments = await readChallengeMoments(tx, ctx.account, phoneIndex, countedSince)
  const refusal =
    refuseAnotherPhoneCode(moments.ofAccount, now) ?? refuseAnotherPhoneCode(moments.ofPhone, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const challengeId = randomUUID()
  await saveChallenge(tx, ctx.account, {
    id: challengeId,
    phoneIndex,
    codeHash: phoneCodeHash(ctx.fieldCrypto, challengeId, code),
    createdAt: now,
    expiresAt,
  })
  return {
    challengeId,
    expiresAt: toIsoShanghai(expiresAt),
    resendAt: toIsoShanghai(resendAt),
  }
}
