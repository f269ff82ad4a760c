import { randomUUID } from 'node:crypto'
import {
  PHONE_CODE_INTERVAL_MS,
  PHONE_CODE_LIFE_MS,
  PHONE_CODE_WINDOW_MS,
  refuseAnotherPhoneCode,
} from '#domain/account/phone-challenge'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { newPhoneCode, sendCommitted } from '../../../platform/outside/phone-code'
import { requirePrivacyAgreement } from '../require-privacy-agreement'
import { lockAccountAndPhone, PHONE_FIELD } from '../store'
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
 * Sends a code to a number, known or unknown alike. The challenge is committed first and the message sent after it,
 * so that no limit can be passed by asking many times at once and no connection waits for the provider.
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

  const code = newPhoneCode()
  const phoneIndex = ctx.fieldCrypto.index(PHONE_FIELD, phone)
  const intent = intentOf(ctx, 'auth.sendPhoneCode', input)
  let openedNow: string | null = null
  const { challengeId, expiresAt, resendAt } = await ctx.transaction((tx) =>
    answerOnce(tx, intent, async () => {
      const challenge = await openChallenge(ctx, tx, { phoneIndex, code })
      openedNow = challenge.challengeId
      return challenge
    }),
  )
  if (openedNow === challengeId) {
    const forget = () => deleteChallenge(ctx.db, challengeId)
    await sendCommitted(ctx.outside.phoneCodes, { phone, code, forget })
  } else if (!(await hasChallenge(ctx.db, challengeId))) throw new DomainError('sms_unavailable')
  return { expiresAt, resendAt }
}

async function openChallenge(
  ctx: AccountContext,
  tx: Transaction,
  { phoneIndex, code }: { phoneIndex: Buffer; code: string },
): Promise<OpenedChallenge> {
  const now = ctx.now()
  await lockAccountAndPhone(tx, ctx.account, phoneIndex)
  const since = new Date(now.getTime() - PHONE_CODE_WINDOW_MS)
  const moments = await readChallengeMoments(tx, ctx.account, phoneIndex, since)
  const refusal =
    refuseAnotherPhoneCode(moments.ofAccount, now) ?? refuseAnotherPhoneCode(moments.ofPhone, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const challengeId = randomUUID()
  const expiresAt = new Date(now.getTime() + PHONE_CODE_LIFE_MS)
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
    resendAt: toIsoShanghai(new Date(now.getTime() + PHONE_CODE_INTERVAL_MS)),
  }
}
